using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Concave.Datasets.Reading;

/// <summary>What was seen under which key, as 16-byte digests: some 70 bytes a row, whatever it holds.</summary>
internal sealed class SeenRows
{
    private readonly Dictionary<UInt128, (UInt128 Content, long Row)> seen = [];

    /// <summary>Notes the key; if it was there before, the row of its first use and whether the content was the same.</summary>
    public (long Row, bool SameContent)? Note(string key, string content, long row)
    {
        var digest = Digest(content);
        if (seen.TryAdd(Digest(key), (digest, row))) return null;
        var first = seen[Digest(key)];
        return (first.Row, first.Content == digest);
    }

    private static UInt128 Digest(string text) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
