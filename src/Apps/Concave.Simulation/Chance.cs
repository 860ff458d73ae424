using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Concave.Simulation;

/// <summary>
/// Chance that replays: every draw follows from the seed and from what it is drawn for, so the order in which simulated
/// people work does not change what they would say.
/// </summary>
/// <param name="Seed">Any text; another seed is another world.</param>
public sealed record Chance(string Seed)
{
    /// <summary>Uniform in [0, 1) for this occasion.</summary>
    public double Of(params ReadOnlySpan<string> occasion)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}\n{string.Join('\n', occasion!)}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>One of the options, each equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> options, params ReadOnlySpan<string> occasion) => options[(int)(Of(occasion) * options.Count)];

    /// <summary>Standard normal, from two uniform draws (Box and Muller 1958).</summary>
    public double Normal(params ReadOnlySpan<string> occasion)
    {
        string[] first = [.. occasion, "radius"];
        string[] second = [.. occasion, "angle"];
        return Math.Sqrt(-2 * Math.Log(1 - Of(first))) * Math.Cos(2 * Math.PI * Of(second));
    }
}
