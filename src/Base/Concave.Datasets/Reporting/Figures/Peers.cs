using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Cohen's κ of two annotators on the pairs both judged; <paramref name="First"/> sorts before <paramref name="Second"/>.</summary>
public sealed record PairwiseRow(string First, string Second, AgreementFigure Figure);

/// <summary>One annotator against the others, and every two against each other.</summary>
internal static class Peers
{
    /// <summary>Common pairs under which two people have no κ of their own.</summary>
    private const int Least = 30;

    internal static IEnumerable<AgreementRow> ByAnnotator(IEnumerable<JudgmentRecord> said) =>
        Meetings(said)
            .SelectMany(m => new[] { (Who: m.First.Annotator, Peer: m.Second.Annotator, m), (Who: m.Second.Annotator, Peer: m.First.Annotator, m) })
            .GroupBy(t => t.Who, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AgreementRow(g.Key, PooledFigure.Of(
                g.SelectMany(t => new[] { LabelOf(t.m.First, t.Peer), LabelOf(t.m.Second, t.Peer) }), AgreementScope.Categories)));

    internal static IEnumerable<PairwiseRow> Pairwise(IEnumerable<JudgmentRecord> said) =>
        Meetings(said)
            .GroupBy(m => (First: m.First.Annotator, Second: m.Second.Annotator))
            .Where(g => g.Count() >= Least)
            .OrderBy(g => g.Key.First, StringComparer.Ordinal).ThenBy(g => g.Key.Second, StringComparer.Ordinal)
            .Select(g => new PairwiseRow(g.Key.First, g.Key.Second, CohenFigure.Of(
                [.. g.Select(m => ((int)m.First.Choice, (int)m.Second.Choice))], AgreementScope.Categories, annotators: 2)));

    private static Label LabelOf(JudgmentRecord judgment, string peer) => new(judgment.Pair, peer, judgment.Annotator, (int)judgment.Choice);

    // Every two judgments of the same pair, the people in ordinal order.
    private static IEnumerable<(JudgmentRecord First, JudgmentRecord Second)> Meetings(IEnumerable<JudgmentRecord> said)
    {
        foreach (var pair in said.GroupBy(j => j.Pair))
        {
            JudgmentRecord[] group = [.. pair.OrderBy(j => j.Annotator, StringComparer.Ordinal)];
            for (var i = 0; i < group.Length; i++)
            {
                for (var j = i + 1; j < group.Length; j++)
                    yield return (group[i], group[j]);
            }
        }
    }
}
