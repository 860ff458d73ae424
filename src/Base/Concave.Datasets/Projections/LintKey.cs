using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Projections;

/// <summary>
/// What makes two prompts, or two rows, the same for rule 14: their canonical bytes, whatever the other columns say. Kept
/// as half of their SHA-256, for a file has as many of them as rows; that two of a million are the same by chance has a
/// probability of 10⁻²⁷.
/// </summary>
/// <param name="Prompt">The prompt; for an implicit row everything before the last message.</param>
/// <param name="Row">Prompt and both responses.</param>
internal readonly record struct LintKey(UInt128 Prompt, UInt128 Row)
{
    /// <param name="row">A row of any configuration.</param>
    /// <param name="shape">What its columns mean.</param>
    public static LintKey Of(JsonElement row, RowShape shape)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (shape.Sides.TryGetValue("prompt", out var prompt))
        {
            if (row.TryGetProperty("system", out var system))
                hash.AppendData(CanonicalJson.Of(system));
            hash.AppendData(CanonicalJson.Of(prompt));
        }
        else if (shape.Sides.TryGetValue("chosen", out var chosen) && chosen.ValueKind == JsonValueKind.Array)
        {
            foreach (var message in chosen.EnumerateArray().SkipLast(1))
                hash.AppendData(CanonicalJson.Of(message));
        }

        var before = Half(hash.GetCurrentHash());
        foreach (var side in shape.Sides.Where(s => s.Key != "prompt"))
        {
            hash.AppendData("\n"u8); // stands in no canonical text, so that no two splits of a row are the same
            hash.AppendData(CanonicalJson.Of(side.Value));
        }

        return new(before, Half(hash.GetHashAndReset()));
    }

    private static UInt128 Half(byte[] digest) => BinaryPrimitives.ReadUInt128BigEndian(digest);
}
