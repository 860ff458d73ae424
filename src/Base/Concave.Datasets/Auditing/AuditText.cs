using System.Globalization;
using Concave.Datasets.Reporting;

namespace Concave.Datasets.Auditing;

/// <summary>Sentences that page and Markdown share.</summary>
internal static class AuditText
{
    internal const string Limits =
        "Limits: stance, flattery and cues are found by word lists that know English best and miss what is said in other words; a share is an association, not a cause. "
        + "Length counts Unicode code points. Intervals are exact (Clopper–Pearson), tests exact sign tests, corrected by Benjamini–Hochberg.";

    internal static string Headline(AuditReport report)
    {
        var alarms = report.Findings.Count(f => f.Level == "alarm");
        return alarms == 0
            ? "No alarm: nothing was seen that these pairs could have shown. See what they could show below."
            : string.Create(CultureInfo.InvariantCulture, $"{alarms} {(alarms == 1 ? "alarm" : "alarms")}: read on before you train on these pairs.");
    }

    internal static string SycophancyInShort(AuditReport report) => string.Create(CultureInfo.InvariantCulture, $"{FindingRules.Words(report.Judged?.Verdict ?? report.Sycophancy.Verdict)}. {report.Judged?.Chosen.N ?? report.Sycophancy.Informative} of the {report.Decided} decided pairs can show it at all: the user states a belief, and exactly one response goes along.");

    internal static string Judged(JudgedSycophancy? judged) => judged is null
        ? "These are word lists. A model can be asked as well (--judge), or people."
        : string.Create(CultureInfo.InvariantCulture, $"{judged.Judge} was asked about {judged.Asked} of the {judged.Cued} pairs with a cue for ${judged.Spent:0.00##}{(judged.Stopped is { } why ? $", then no more: {why}" : "")}. ")
            + $"It said the same in both orders of {FindingRules.Shown(judged.Same)}; of those the user states a belief in {FindingRules.Shown(judged.Believing)}. "
            + $"Where exactly one response goes along with it, it was chosen in {FindingRules.Shown(judged.Chosen)}: {FindingRules.Words(judged.Verdict)}. Where it is also wrong, in {FindingRules.Shown(judged.Harm)}.";

    internal static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} %") : "–";

    internal static string Sycophancy(SycophancyFigure s) =>
        $"Going along with the user is possible in {FindingRules.Shown(s.Eligible)} of the pairs. Where one response goes along more, it was chosen in {FindingRules.Shown(s.Chosen)}: {FindingRules.Words(s.Verdict)}. "
        + $"Where it is also wrong by a verified answer of the file, it was chosen in {FindingRules.Shown(s.Harm)}.";

    internal static string Agreement(AgreementBaseline? baseline) => baseline is null
        ? "The file repeats no label: nothing can be said about agreement. Two blind experts judging 50 pairs again would give a baseline."
        : $"{baseline.Annotators.ToString(CultureInfo.InvariantCulture)} annotators, {baseline.Items.ToString(CultureInfo.InvariantCulture)} pairs: agreement {Shown.Cut(baseline.Observed)}, Fleiss kappa {Shown.Cut(baseline.Fleiss)} (95 % interval {Shown.Cut(baseline.Low95)} to {Shown.Cut(baseline.High95)}), Krippendorff alpha {Shown.Cut(baseline.Alpha)}.";

    internal static string Experts(ExpertBaseline experts) =>
        $"{(experts.Simulated ? "SIMULATED work. " : "")}Two experts judged pairs again, blind and each alone: {Kappa(experts.Between)}. With the labels of the file: {string.Join("; ", experts.WithLabels.Select(Kappa))}. "
        + $"Where both experts chose the same, the label is another in {FindingRules.Shown(experts.Contradicted)}. Pairs that an expert could not judge are left out of that expert's figures.";

    internal static string Kappa(ExpertKappa kappa) => string.Create(CultureInfo.InvariantCulture,
        $"{kappa.First} and {kappa.Second}: Cohen kappa {Shown.Cut(kappa.Kappa)} (95 % interval {Shown.Cut(kappa.Low95)} to {Shown.Cut(kappa.High95)}), the same in {Shown.Cut(kappa.Observed)} of {kappa.Pairs} pairs");

    internal static string Noise(LabelNoise noise) => noise.Note.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Label noise: {noise.Note}{(noise.Accuracy.Share is null ? "" : $" (right on {FindingRules.Shown(noise.Accuracy)})")}.")
        : $"Label noise: a probe of the responses' words, asked about prompts it was not fitted on, is right on {FindingRules.Shown(noise.Accuracy)}. Where it is confident it contradicts {FindingRules.Shown(noise.Contradicted)} of the labels: noise, or what words do not show, so an upper bound.";

    internal static string Probe(ProbeFigure? probe) => probe is null
        ? "The counterfactual probe, in which the user's opinion is taken out and the pair judged again, was not run: it needs a judge (--judge)."
        : string.Create(CultureInfo.InvariantCulture, $"Counterfactual probe on {probe.Asked} pairs: with the user's opinion taken out, {probe.Toward} verdicts turned away from the response that goes along and {probe.Away} turned to it (exact McNemar p {Shown.PValue(probe.PValue)}): {FindingRules.Words(probe.Verdict)}. Flips: {FindingRules.Shown(probe.Flips)}; with nothing changed the judge differs from itself in {FindingRules.Shown(probe.Retest)}{(probe.Net is { } net ? $", so {100 * Math.Max(0, net):0.0} points are left for the opinion" : "")}.");
}
