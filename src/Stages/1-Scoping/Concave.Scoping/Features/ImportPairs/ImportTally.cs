using Concave.Datasets.Bag;
using Concave.Datasets.Reading;

namespace Concave.Scoping;

/// <summary>Counts as chunks are done, and writes down the rows set aside and what later pairs are compared with.</summary>
internal sealed class ImportTally(SetAsideList list, SketchList sketches)
{
    private const int MostSetAside = 10_000;
    private const int MostSameContent = 100;

    private readonly SortedDictionary<string, int> byCode = new(StringComparer.Ordinal);
    private readonly List<SetAside> setAside = [];
    private readonly List<SameContent> sameContent = [];
    private int accepted;
    private int held;
    private int unchanged;
    private int same;

    internal SeenPairs Seen { get; } = new();
    internal int Read { get; private set; }
    internal int Accepted => accepted;
    internal IReadOnlyList<SetAsideCount> ByCode => [.. byCode.Select(c => new SetAsideCount(c.Key, c.Value))];

    /// <summary>Counts a chunk that is done.</summary>
    internal async Task Add(int rows, Sorted sorted)
    {
        Read += rows;
        accepted += sorted.New.Count;
        held += sorted.Held.Count;
        unchanged += sorted.Unchanged.Count;
        same += sorted.SameContent.Count;
        sameContent.AddRange(sorted.SameContent.Take(MostSameContent - sameContent.Count));
        setAside.AddRange(sorted.SetAside.Take(MostSetAside - setAside.Count));
        foreach (var row in sorted.SetAside)
        {
            byCode[row.Code] = byCode.GetValueOrDefault(row.Code) + 1;
            await list.Write(row);
        }

        foreach (var pair in sorted.New)
            Seen.Note(pair);

        // Pairs of an import that was cut off are there without having been remembered.
        foreach (var pair in sorted.New.Concat(sorted.Unchanged.Select(u => u.Row).Where(r => r.Sketch is { } sketch && !Seen.IsNear(sketch))))
            await sketches.Write(pair.Sketch);
    }

    internal ImportReport Report(Guid? importId, string fileName, PairFormat format, bool dryRun) => new()
    {
        ImportId = importId,
        FileName = fileName,
        Format = format,
        DryRun = dryRun,
        Read = Read,
        Accepted = accepted,
        Held = held,
        Unchanged = unchanged,
        SameContent = same,
        SameContentSample = sameContent,
        SetAsideCount = byCode.Values.Sum(),
        SetAsideByCode = ByCode,
        SetAside = setAside,
    };
}
