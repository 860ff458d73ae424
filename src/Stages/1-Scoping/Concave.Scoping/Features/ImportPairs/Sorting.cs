using System.Globalization;
using Concave.Datasets.Hygiene;
using Concave.Datasets.Reading;

namespace Concave.Scoping;

/// <summary>What is to be done with a chunk.</summary>
/// <param name="New">To be stored.</param>
/// <param name="Held">To be stored apart, until a lead decides; they are among those set aside.</param>
/// <param name="Unchanged">There already, with the id they are stored under.</param>
internal sealed record Sorted(
    IReadOnlyList<SealedPair> New,
    IReadOnlyList<SealedPair> Held,
    IReadOnlyList<(Guid Id, SealedPair Row)> Unchanged,
    IReadOnlyList<SameContent> SameContent,
    IReadOnlyList<SetAside> SetAside);

/// <summary>Decides what is new, what is there, what contradicts what is there, and what somebody should look at first.</summary>
internal static class Sorting
{
    /// <param name="chunk">The rows.</param>
    /// <param name="known">What is stored about them.</param>
    /// <param name="seen">What is known of the pairs before them, of the file and of the project.</param>
    internal static Sorted Sort(Chunk<SealedPair> chunk, KnownPairs known, SeenPairs seen)
    {
        List<SealedPair> added = [], held = [];
        List<(Guid, SealedPair)> unchanged = [];
        List<SetAside> setAside = [.. chunk.SetAside];
        var here = new SeenPairs();
        foreach (var row in chunk.Pairs)
        {
            if (known.ById.TryGetValue(row.Pair.ExternalId, out var stored))
            {
                if (Contradiction(row, stored) is { } contradiction)
                    setAside.Add(contradiction);
                else
                    unchanged.Add((stored.Id, row));
                continue;
            }

            var flaws = Flaws(row, known, here, seen);
            if (flaws.Count == 0)
            {
                added.Add(row);
                here.Note(row);
                continue;
            }

            setAside.Add(flaws[0].At(row.Row, row.Pair.ExternalId));
            if (!known.Held.Contains((row.Pair.ExternalId, row.Pair.ContentHash)))
                held.Add(row with { Flaws = flaws });
        }

        setAside.Sort((one, other) => one.Row.CompareTo(other.Row));
        return new(added, held, unchanged, [.. Twins(added, known, seen)], setAside);
    }

    private static IReadOnlyList<Flaw> Flaws(SealedPair row, KnownPairs known, SeenPairs here, SeenPairs seen)
    {
        if (row.Sketch is not { } sketch)
            return [];
        if (here.RowOf(row.Pair.ContentHash) is not null || seen.RowOf(row.Pair.ContentHash) is not null
            || known.ByContent[row.Pair.ContentHash].Any(h => h.Purpose == row.Pair.Purpose))
            return [.. row.Flaws, new("row", Datasets.Hygiene.Flaws.Duplicate)];
        return here.IsNear(sketch) || seen.IsNear(sketch) ? [.. row.Flaws, new("row", Datasets.Hygiene.Flaws.NearDuplicate)] : row.Flaws;
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

    private static IEnumerable<SameContent> Twins(List<SealedPair> added, KnownPairs known, SeenPairs seen)
    {
        var here = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (row, pair, _, _, _) in added)
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
