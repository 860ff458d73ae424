using System.Security.Cryptography;
using System.Text.Json;
using Concave.Kernel.Records;

namespace Concave.Datasets.Proof;

/// <summary>SHA-256, written as 64 lower-case hexadecimal digits.</summary>
public static class Digest
{
    /// <summary>The digest of bytes as they are.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The digest of a record's canonical JSON (<see cref="CanonicalJson"/>).</summary>
    public static string Of<T>(T record)
    {
        var writer = CanonicalWriter.Rent();
        try
        {
            return Hex(writer.Write(JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Options)));
        }
        finally
        {
            CanonicalWriter.Return(writer);
        }
    }

    /// <summary>
    /// The digest of a list: the canonical JSON of each record in the order given, each ended by one LF. An empty list
    /// has the digest of no bytes.
    /// </summary>
    public static string OfLines<T>(IEnumerable<T> records)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in records)
        {
            hash.AppendData(CanonicalJson.Of(record));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
