namespace Concave.Ui.Texts;

/// <summary>A span that is drawn on a text.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">What it is: the kind of a mark, or <c>differs</c>.</param>
public sealed record Highlight(int Start, int End, string Kind);

/// <summary>Cuts runs of letters where something drawn on them begins or ends.</summary>
internal sealed class Drawing
{
    private readonly int[] cuts;
    private readonly string?[] kinds;

    internal Drawing(IReadOnlyList<Highlight> highlights)
    {
        cuts = [.. highlights.SelectMany(h => new[] { h.Start, h.End }).Distinct().Order()];
        kinds = new string?[cuts.Length];
        foreach (var highlight in highlights.Where(h => h.Start < h.End))
        {
            for (var i = Array.BinarySearch(cuts, highlight.Start); cuts[i] < highlight.End; i++)
                kinds[i] = kinds[i] is { } more ? $"{more} {highlight.Kind}" : highlight.Kind;
        }
    }

    /// <summary>The parts of a run, each with the kinds drawn on it or null.</summary>
    internal IEnumerable<(Slice Part, string? Kinds)> Split(Slice run)
    {
        var at = run.Start;
        while (at < run.End)
        {
            var next = Array.BinarySearch(cuts, at + 1);
            next = next >= 0 ? next : ~next;
            var end = next < cuts.Length ? Math.Min(cuts[next], run.End) : run.End;
            yield return (new(at, end), next > 0 ? kinds[next - 1] : null);
            at = end;
        }
    }
}
