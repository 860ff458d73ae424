using Concave.Kernel;

namespace Concave.Datasets.Planning;

/// <summary>What is asked before anyone works: so much of this, by these people, under this plan.</summary>
public sealed record PlanQuestion
{
    /// <summary>Pairs of the project, 1 or more.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs of a batch at most; the pairs are split evenly into as few batches as that allows.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>Thresholds and shares.</summary>
    public QualityPlan Plan { get; init; } = QualityPlan.HouseStandard;

    /// <summary>Annotators, 2 or more.</summary>
    public int People { get; init; } = 10;

    /// <summary>Judgments one of them submits in a day, gold included.</summary>
    public double JudgmentsADay { get; init; } = 100;

    /// <summary>Share of pairs on which an annotator says what is true, above chance and below 1; null when it is not known.</summary>
    public double? Skill { get; init; }

    /// <summary>Judgments with a known answer on which <see cref="Skill"/> was measured, such as those of calibration; null when it is taken for granted.</summary>
    public int? SkillJudgments { get; init; }

    /// <summary>Combinations of domain and language.</summary>
    public int Subjects { get; init; } = 1;

    /// <summary>True ties among the pairs, in [0, 0.5]. The rest is split evenly between A and B.</summary>
    public double TieShare { get; init; } = 0.10;

    /// <summary>Unsampled pairs that the AI's doubt sends to more people, in [0, 1].</summary>
    public double BorderlineShare { get; init; }

    /// <summary>Shares of the true categories.</summary>
    internal double[] Prevalence => Plan.TiesAllowed && TieShare > 0 ? [(1 - TieShare) / 2, (1 - TieShare) / 2, TieShare] : [0.5, 0.5];

    /// <summary>The first thing that makes the question unanswerable, or null.</summary>
    internal Problem? Fault() => this switch
    {
        { Pairs: < 1 or > 100_000_000 } => Wrong(nameof(Pairs), "1 to 100,000,000"),
        { BatchSize: < 1 } => Wrong(nameof(BatchSize), "1 or more"),
        { People: < 2 } => Wrong(nameof(People), "2 or more, since one person agrees with nobody"),
        { JudgmentsADay: not (> 0 and <= 100_000) } => Wrong(nameof(JudgmentsADay), "above 0, at most 100,000"),
        { TieShare: not (>= 0 and <= 0.5) } => Wrong(nameof(TieShare), "0 to 0.5"),
        { Skill: { } skill } when !(skill > Prevalence.Max() && skill < 1) => Wrong(nameof(Skill), FormattableString.Invariant($"more than {Prevalence.Max():0.##}, which always saying the same would reach, and less than 1")),
        { SkillJudgments: < 1 } => Wrong(nameof(SkillJudgments), "1 or more"),
        { Subjects: < 1 } => Wrong(nameof(Subjects), "1 or more"),
        { BorderlineShare: not (>= 0 and <= 1) } => Wrong(nameof(BorderlineShare), "0 to 1"),
        _ => PlanRules.Check(Plan) is [var first, ..] ? first : null,
    };

    private static Problem Wrong(string field, string range) => new(
        "plan-question-invalid", ProblemKind.Invalid, "The number is out of range.", $"Give {range}.", field);
}
