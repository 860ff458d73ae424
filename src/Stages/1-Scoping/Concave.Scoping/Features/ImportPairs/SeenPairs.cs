using System.Globalization;
using Concave.Datasets.Hygiene;

namespace Concave.Scoping;

/// <summary>
/// What is remembered of pairs: of this file's rows eight bytes of digest and the place, which a dry run cannot look up in the
/// database, and of all pairs of this purpose a sketch.
/// </summary>
internal sealed class SeenPairs
{
    private readonly Dictionary<ulong, long> _rows = [];
    private readonly Twins _twins = new();

    internal void Note(SealedPair row)
    {
        _rows.TryAdd(Short(row.Pair.ContentHash), row.Row);
        if (row.Sketch is { } sketch)
            _twins.Add(sketch);
    }

    internal void Note(in PairSketch sketch) => _twins.Add(sketch);

    internal long? RowOf(string contentHash) => _rows.TryGetValue(Short(contentHash), out var row) ? row : null;

    internal bool IsNear(in PairSketch sketch) => _twins.Find(sketch) is not null;

    private static ulong Short(string contentHash) =>
        ulong.Parse(contentHash.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
