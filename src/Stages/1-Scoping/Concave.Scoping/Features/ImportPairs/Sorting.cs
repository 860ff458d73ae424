using System.Globalization;
using Concave.Datasets.Reading;

namespace Concave.Scoping;

/// <summary>What is to be done with a chunk.</summary>
/// <param name="New">To be stored.</param>
/// <param name="Unchanged">There already, with the id they are stored under.</param>
internal sealed record Sorted(
    IReadOnlyList<SealedPair> New,
    IReadOnlyList<(Guid Id, string ExternalId)> Unchanged,
    IReadOnlyList<SameContent> SameContent,
    IReadOnlyList<SetAside> SetAside);

/// <summary>Decides what is new, what is there, and what contradicts what is there.</summary>
internal static class Sorting
{
    /// <param name="chunk">The rows.</param>
    /// <param name="known">What is stored about them.</param>
    /// <param name="seen">The contents of this file's earlier rows.</param>
    internal static Sorted Sort(Chunk<SealedPair> chunk, KnownPairs known, SeenContents seen)
    {
        List<SealedPair> added = [];
        List<(Guid, string)> unchanged = [];
        List<SetAside> setAside = [.. chunk.SetAside];
        foreach (var row in chunk.Pairs)
        {
            if (!known.ById.TryGetValue(row.Pair.ExternalId, out var stored))
                added.Add(row);
            else if (Contradiction(row, stored) is { } contradiction)
                setAside.Add(contradiction);
            else
                unchanged.Add((stored.Id, row.Pair.ExternalId));
        }

        setAside.Sort((one, other) => one.Row.CompareTo(other.Row));
        return new(added, unchanged, [.. Twins(added, known, seen)], setAside);
    }

    private static SetAside? Contradiction(SealedPair row, KnownPair stored)
    {
        if (row.Pair.ContentHash != stored.ContentHash)
            return ImportErrors.OtherContent(row);
        (string Field, bool Same)[] details =
        [
            ("domain", row.Pair.Domain == stored.Domain),
            ("language", row.Pair.Language == stored.Language),
            ("task_type", row.Pair.TaskType == stored.TaskType),
            ("truth", row.Answer?.Truth == stored.Truth),
        ];
        return details.FirstOrDefault(d => !d.Same).Field is { } field ? ImportErrors.OtherDetails(row, field) : null;
    }

    private static IEnumerable<SameContent> Twins(List<SealedPair> added, KnownPairs known, SeenContents seen)
    {
        var here = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (row, pair, _) in added)
        {
            var earlier = here.TryGetValue(pair.ContentHash, out var before) ? before : seen.RowOf(pair.ContentHash);
            here.TryAdd(pair.ContentHash, row);
            if (earlier is { } first)
                yield return new(row, pair.ExternalId, string.Create(CultureInfo.InvariantCulture, $"row {first}"));
            else if (known.ByContent[pair.ContentHash].FirstOrDefault() is { } holder)
                yield return new(row, pair.ExternalId, holder.ExternalId);
        }
    }
}

/// <summary>The contents of a file's rows so far, 16 bytes of digest each. What a dry run cannot look up in the database.</summary>
internal sealed class SeenContents
{
    private readonly Dictionary<UInt128, long> rows = [];

    internal void Note(string contentHash, long row) => rows.TryAdd(Short(contentHash), row);

    internal long? RowOf(string contentHash) => rows.TryGetValue(Short(contentHash), out var row) ? row : null;

    private static UInt128 Short(string contentHash) =>
        UInt128.Parse(contentHash.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
