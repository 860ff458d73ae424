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
/// <param name="Items">Verified pairs and pairs with two labels or more that the model learnt from.</param>
/// <param name="Errors">Wrong labels among those, expected.</param>
/// <param name="Accuracy">Chance that one judgment is right.</param>
/// <param name="ByBasis">Ordered by basis.</param>
public sealed record LabelConfidence(
    double? Probability, double? Low95, double? High95, int Labels, int Items, double? Errors, double? Accuracy, IReadOnlyList<BasisConfidence> ByBasis, string Formula)
{
    private const string Printed =
        "Mean over released labels of P(label | judgments) = prior × Π confusion, divided by its sum over a, b and tie; prior and one table of confusions of the whole panel by Dawid and Skene, verified pairs known, "
        + "2 right labels and 0.1 of each wrong one added, 50 rounds; interval on the scale of ln(1 − P) with variance Σ P(1 − P)/N² + (1 − mean)²/E, E the wrong labels seen.";

    private const double Z95 = 1.959963984540054;

    internal static LabelConfidence Of(BatchView batch) => Of(batch.Work, batch.Records.Verdicts);

    internal static LabelConfidence Of(RoundWork work, IEnumerable<VerdictRecord> verdicts)
    {
        VerdictRecord[] released = [.. verdicts.Where(v => v.Released && v.Choice != Choice.CannotJudge).DistinctBy(v => v.Pair).OrderBy(v => v.Pair)];
        if (released.Length == 0 || PanelPosterior.Of(work) is not { } panel)
            return new(null, null, null, released.Length, 0, null, null, [], Printed);
        (string Basis, double P)[] labels = [.. released.Select(v => (v.Basis, panel.Of(v.Pair, v.Choice)))];
        var mean = labels.Average(l => l.P);
        var variance = labels.Sum(l => l.P * (1 - l.P)) / ((double)labels.Length * labels.Length);
        var spread = Z95 * Math.Sqrt((variance / ((1 - mean) * (1 - mean))) + (1 / panel.Errors));
        return new(
            mean, Math.Max(0, 1 - ((1 - mean) * Math.Exp(spread))), 1 - ((1 - mean) * Math.Exp(-spread)), labels.Length, panel.Items, panel.Errors, panel.Accuracy,
            [.. labels.GroupBy(l => l.Basis, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new BasisConfidence(g.Key, g.Count(), g.Average(l => l.P)))], Printed);
    }
}
