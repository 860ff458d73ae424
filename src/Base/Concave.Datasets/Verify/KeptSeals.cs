using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Verify;

/// <summary>Seals that a client kept from the days they were shown.</summary>
public static class KeptSeals
{
    /// <summary>Reads rows as they stand in <c>data/ledger/seals.jsonl</c>, in any order.</summary>
    /// <returns>The seals, or <c>kept-seals</c> naming the first line that is none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Result<IReadOnlyList<SealRecord>> Read(string path)
    {
        List<SealRecord> seals = [];
        using var stream = File.OpenRead(path);
        foreach (var line in LineReader.Read(stream))
        {
            if (Parse(line.Bytes.Span) is not { } seal)
            {
                return new Problem(
                    "kept-seals", ProblemKind.Invalid, FormattableString.Invariant($"Line {line.Number} is no seal."),
                    "Give rows as they stand in data/ledger/seals.jsonl.", path);
            }

            seals.Add(seal);
        }

        return seals;
    }

    private static SealRecord? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<SealRecord>(line, RowJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
