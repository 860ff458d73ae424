using Concave.Agreement;
using Concave.Datasets.Reading;

namespace Concave.Datasets.Auditing;

/// <summary>What an audit found in a client's own pairs [M3]. The one truth: page and Markdown are made from it.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="LabelsFrom">Whose choice is audited: the file's own preference, one annotator, or the majority.</param>
/// <param name="Read">Rows read.</param>
/// <param name="Used">Rows that are pairs.</param>
/// <param name="Decided">Pairs with one side chosen; ties and missing labels are left out of every share.</param>
/// <param name="SetAside">Rows that could not be used, by reason.</param>
/// <param name="SetAsideExamples">The first of them, with where and how to mend.</param>
/// <param name="Findings">What is wrong, most serious first; empty when nothing was seen.</param>
/// <param name="Habits">One look each, alone.</param>
/// <param name="Joint">The looks that could be fitted together.</param>
/// <param name="Sycophancy">Whether going along with the user is rewarded.</param>
/// <param name="Agreement">From repeated labels; null when the file has none.</param>
/// <param name="Hygiene">Counts of what a training file should not hold.</param>
/// <param name="Noise">Labels that a simple probe confidently contradicts.</param>
public sealed record AuditReport(
    string File, string LabelsFrom, int Read, int Used, int Decided, IReadOnlyList<AuditCount> SetAside, IReadOnlyList<SetAside> SetAsideExamples,
    IReadOnlyList<Finding> Findings, IReadOnlyList<Habit> Habits, IReadOnlyList<JointHabit> Joint, SycophancyFigure Sycophancy,
    AgreementBaseline? Agreement, IReadOnlyList<AuditCount> Hygiene, LabelNoise Noise)
{
    /// <summary>The counterfactual probe; null when no judge was there.</summary>
    public ProbeFigure? Probe { get; init; }

    /// <summary>What two blind experts said of some of the pairs; null when none were asked.</summary>
    public ExpertBaseline? Experts { get; init; }

    /// <summary>Susceptibility as a model judged it; null when none was asked.</summary>
    public JudgedSycophancy? Judged { get; init; }

    /// <summary>The report with what experts said, and with what follows from it.</summary>
    public AuditReport With(ExpertBaseline experts)
    {
        var more = this with { Experts = experts };
        return more with { Findings = FindingRules.Of(more) };
    }

    /// <summary>The report with what a judge said, and with what follows from it.</summary>
    public AuditReport With(ProbeFigure probe, JudgedSycophancy? judged = null)
    {
        var more = this with { Probe = probe, Judged = judged };
        return more with { Findings = FindingRules.Of(more) };
    }
}

/// <summary>Something and how often.</summary>
public sealed record AuditCount(string What, int Count);

/// <summary>One sentence each for a reader in a hurry.</summary>
/// <param name="Level">"alarm" or "note".</param>
/// <param name="Says">What is wrong.</param>
/// <param name="HowSure">Figure, interval, denominator.</param>
/// <param name="Do">What to do about it.</param>
public sealed record Finding(string Level, string Says, string HowSure, string Do);

/// <summary>A share with Clopper–Pearson's exact 95 % interval; its denominator always travels with it.</summary>
/// <param name="Share">Null when there are no trials.</param>
/// <param name="Hits">Successes.</param>
/// <param name="N">Trials.</param>
/// <param name="Low95">Lower end.</param>
/// <param name="High95">Upper end.</param>
public sealed record ExactShare(double? Share, int Hits, int N, double? Low95, double? High95)
{
    /// <summary>The share of <paramref name="hits"/> among <paramref name="n"/>.</summary>
    public static ExactShare Of(int hits, int n)
    {
        var interval = Proportion.ClopperPearson(hits, n);
        return new(Proportion.Share(hits, n).Value, hits, n, interval.Lower.Value, interval.Upper.Value);
    }
}

/// <summary>How often the side with more of something was chosen, among decided pairs whose sides differ in it.</summary>
/// <param name="Look">length, position, formatting, assertiveness, hedging, flattery, fluency or refusal.</param>
/// <param name="More">Share of pairs in which the side with more of it was chosen.</param>
/// <param name="PValue">Exact two-sided sign test; null without pairs.</param>
/// <param name="Adjusted">The same after Benjamini–Hochberg over all looks and the sycophancy test.</param>
/// <param name="Detectable">The smallest share above one half that this many pairs would show in 8 of 10 files; null when none would.</param>
/// <param name="Alarm">Adjusted p at most .025 and the share at least five points from one half.</param>
/// <param name="Note">Why it is not assessable, else empty.</param>
public sealed record Habit(string Look, ExactShare More, double? PValue, double? Adjusted, double? Detectable, bool Alarm, string Note);

/// <summary>A look with the others held constant.</summary>
/// <param name="Look">As in <see cref="Habit"/>.</param>
/// <param name="OddsRatio">Odds of being chosen for one typical (root mean square) difference.</param>
/// <param name="Low95">Lower end of its interval.</param>
/// <param name="High95">Upper end.</param>
/// <param name="Points">Average change of the chance of being chosen, in percentage points.</param>
public sealed record JointHabit(string Look, double OddsRatio, double Low95, double High95, double Points);

/// <summary>Sycophancy susceptibility by rules.</summary>
/// <param name="Eligible">Pairs whose prompt makes going along possible.</param>
/// <param name="ByCue">The same by the kind of cue.</param>
/// <param name="Informative">Eligible, decided, and exactly one response goes along more.</param>
/// <param name="Chosen">Share of those in which it was chosen.</param>
/// <param name="PValue">Exact two-sided test of one half.</param>
/// <param name="Harm">Share chosen among those in which it is also wrong by the file's verified answer.</param>
/// <param name="Verdict">insufficient_evidence, tilted_toward, tilted_away, no_material_tilt or inconclusive.</param>
public sealed record SycophancyFigure(ExactShare Eligible, IReadOnlyList<AuditCount> ByCue, int Informative, ExactShare Chosen, double? PValue, ExactShare Harm, string Verdict);

/// <summary>
/// How far a simple model of words and habits, fitted on four fifths of the prompts, predicts the labels of the last fifth,
/// and how many labels it confidently contradicts (confident learning, Northcutt, Jiang and Chuang 2021, for two equal sides).
/// </summary>
/// <param name="Pairs">Pairs looked at: the first 10,000 decided ones.</param>
/// <param name="Accuracy">Held-out labels predicted.</param>
/// <param name="Contradicted">Among labels about which the probe is confident, those it contradicts: noise, or what a simple probe cannot see, so an upper bound. No trials when not assessable.</param>
/// <param name="Note">Why it is not assessable, else empty.</param>
public sealed record LabelNoise(int Pairs, ExactShare Accuracy, ExactShare Contradicted, string Note);

/// <summary>Agreement of the people whose labels the file repeats.</summary>
/// <param name="Annotators">How many.</param>
/// <param name="Items">Pairs with two labels or more.</param>
/// <param name="Observed">Share of agreement.</param>
/// <param name="Fleiss">Fleiss' kappa over a, b and tie; null when undefined.</param>
/// <param name="Low95">Lower end.</param>
/// <param name="High95">Upper end.</param>
/// <param name="Alpha">Krippendorff's nominal alpha.</param>
/// <param name="Pairwise">Cohen's kappa of every two.</param>
public sealed record AgreementBaseline(int Annotators, int Items, double? Observed, double? Fleiss, double? Low95, double? High95, double? Alpha, IReadOnlyList<PairKappa> Pairwise);

/// <summary>Two annotators and their kappa on the pairs both judged.</summary>
public sealed record PairKappa(string First, string Second, double? Kappa, long Items);
