using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// Which pairs the probe takes, in which order, and which fold each belongs to: HMAC-SHA256 under the project's id
/// (its lower-case text), like <see cref="Projections.SplitDraw"/>. Nothing in it can be chosen.
/// </summary>
internal sealed class ProbeDraw(Guid project)
{
    internal const int Folds = 5;

    private readonly byte[] _key = Encoding.ASCII.GetBytes(project.ToString("D"));

    /// <summary>A pair's place in the order.</summary>
    internal byte[] Order(Guid pair) => Hash($"probe|{pair:D}", []);

    /// <summary>All pairs of a prompt fall into one fold, so that none is learnt from another.</summary>
    internal int Fold(IReadOnlyList<MessageRecord> prompt) =>
        (int)(BinaryPrimitives.ReadUInt64BigEndian(Hash("fold|", CanonicalJson.Of(prompt))) % Folds);

    /// <summary>Whether a model that says nothing about the pair is taken to say A.</summary>
    internal bool Coin(Guid pair) => (Hash($"coin|{pair:D}", [])[0] & 1) == 0;

    private byte[] Hash(string text, byte[] more) => HMACSHA256.HashData(_key, (byte[])[.. Encoding.ASCII.GetBytes(text), .. more]);
}
