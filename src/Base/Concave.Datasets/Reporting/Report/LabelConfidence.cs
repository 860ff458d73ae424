using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>The mean probability of the labels that rest on one basis.</summary>
/// <param name="Basis">As in the verdicts: single, agreement, adjudication, ….</param>
public sealed record BasisConfidence(string Basis, int Labels, double Probability);

/// <summary>
/// How probable it is that a released label is what a fresh panel of those who verified the gold would choose [Q6].
/// </summary>
/// <param name="Probability">Mean posterior of the released labels; null without one, or without anything to learn from.</param>
/// <param name="Low95">Lower end of its 95 % interval, held inside [0, 1].</param>
/// <param name="High95">Upper end.</param>
/// <param name="Labels">Released labels.</param>
/// <param name="Items">Verified pairs and pairs with two judgments or more that the model learnt from.</param>
/// <param name="Accuracy">Chance that one judgment is right.</param>
/// <param name="ByBasis">Ordered by basis.</param>
public sealed record LabelConfidence(
    double? Probability, double? Low95, double? High95, int Labels, int Items, double? Accuracy, IReadOnlyList<BasisConfidence> ByBasis, string Formula)
{
    private const string Printed =
        "Mean over released labels of P(label | judgments) = prior × Π confusion, divided by its sum over a, b and tie; prior and one table of confusions of the whole panel by Dawid and Skene, verified pairs known, "
        + "2 right labels and 0.1 of each wrong one added, 50 rounds; interval on the scale of ln(1 − P) with variance Σ P(1 − P)/N² + J, J the jackknife's variance of the mean over the pairs learnt from.";

    private const double Z95 = 1.959963984540054;

    // Released labels that have the same probability.
    private sealed record Kind(string Basis, Choice Choice, int[] Labels, int Times);

    internal static LabelConfidence Of(BatchView batch) => Of(batch.Work, batch.Records.Verdicts);

    internal static LabelConfidence Of(RoundWork work, IEnumerable<VerdictRecord> verdicts)
    {
        VerdictRecord[] released = [.. verdicts.Where(v => v.Released && v.Choice != Choice.CannotJudge).DistinctBy(v => v.Pair)];
        if (released.Length == 0 || PanelPosterior.Of(work) is not { } panel)
            return new(null, null, null, released.Length, 0, null, [], Printed);
        Kind[] kinds =
        [
            .. released.Select(v => (v.Basis, v.Choice, Labels: panel.LabelsOf(v.Pair))).GroupBy(v => (v.Basis, v.Choice, string.Join(',', v.Labels)))
                .OrderBy(g => g.Key.Basis, StringComparer.Ordinal).ThenBy(g => g.Key.Choice).ThenBy(g => g.Key.Item3, StringComparer.Ordinal)
                .Select(g => new Kind(g.Key.Basis, g.Key.Choice, g.First().Labels, g.Count())),
        ];
        var mean = Mean(kinds, panel);
        var variance = (kinds.Sum(k => k.Times * P(k, panel) * (1 - P(k, panel))) / ((double)released.Length * released.Length)) + Jackknife(kinds, panel);
        var spread = Z95 * Math.Sqrt(variance) / (1 - mean);
        return new(
            mean, Math.Max(0, 1 - ((1 - mean) * Math.Exp(spread))), 1 - ((1 - mean) * Math.Exp(-spread)), released.Length, panel.Items, panel.Accuracy,
            [.. kinds.GroupBy(k => k.Basis, StringComparer.Ordinal).Select(g => new BasisConfidence(g.Key, g.Sum(k => k.Times), Mean([.. g], panel)))], Printed);
    }

    private static double P(Kind kind, PanelPosterior panel) => panel.Of(kind.Labels, kind.Choice);

    private static double Mean(IReadOnlyCollection<Kind> kinds, PanelPosterior panel) => kinds.Sum(k => k.Times * P(k, panel)) / kinds.Sum(k => k.Times);

    private static double Jackknife(Kind[] kinds, PanelPosterior panel)
    {
        if (panel.Items < 2)
            return 0;
        (int Times, double Mean)[] left = [.. panel.WithoutEach().Select(w => (w.Times, Mean(kinds, w.Without)))];
        var centre = left.Sum(l => l.Times * l.Mean) / panel.Items;
        return (panel.Items - 1.0) / panel.Items * left.Sum(l => l.Times * (l.Mean - centre) * (l.Mean - centre));
    }
}
