using System.Security.Cryptography;
using Concave.Datasets.Proof;

namespace Concave.PreScoring.Rounds;

/// <summary>
/// Where the seeds of rounds come from. Whoever knows a seed before the round is over knows its gold, so a real project
/// uses the operating system's generator; a demo or a test may fix them.
/// </summary>
public interface IRandomSeeds
{
    /// <summary>32 bytes that nobody can foresee.</summary>
    byte[] Next();
}

/// <summary>Seeds of the operating system's cryptographic generator.</summary>
internal sealed class SystemSeeds : IRandomSeeds
{
    public byte[] Next() => RandomNumberGenerator.GetBytes(KeyedDraw.SeedLength);
}
