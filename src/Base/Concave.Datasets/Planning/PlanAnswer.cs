using Concave.Kernel;

namespace Concave.Datasets.Planning;

/// <summary>What a plan leads to. All chances are of one batch; all counts are expectations of the model.</summary>
public sealed record PlanAnswer
{
    /// <summary>Batches, split evenly; the figures below are of the smallest.</summary>
    public required int Batches { get; init; }

    /// <summary>The smallest batch.</summary>
    public required PlanCounts Batch { get; init; }

    /// <summary>Judgments of the project, gold included.</summary>
    public required long Judgments { get; init; }

    /// <summary>Calibration and pilot judgments of the panel, before production.</summary>
    public required long Entry { get; init; }

    /// <summary>Working days of the panel for all of it.</summary>
    public required double Days { get; init; }

    /// <summary>κ between two annotators who just pass calibration.</summary>
    public required double KappaOfCalibrationGate { get; init; }

    /// <summary>κ between two annotators who are exactly as right as the gold gate asks; null when that is no better than chance.</summary>
    public required double? KappaOfGoldGate { get; init; }

    /// <summary>κ to gold that the average annotator needs for the batch's κ.</summary>
    public required double GoldKappaNeeded { get; init; }

    /// <summary>Accuracy that the average annotator needs for the batch's κ; null when none reaches it.</summary>
    public required double? AccuracyNeeded { get; init; }

    /// <summary>Half the width of the 95 % interval expected at the batch's κ; null with fewer than two sampled pairs or at κ 1.</summary>
    public required double? HalfWidth { get; init; }

    /// <summary>A batch of true κ <see cref="Planner.GoodKappa"/>.</summary>
    public required GateChances Good { get; init; }

    /// <summary>A batch of true κ <see cref="Planner.BadKappa"/>.</summary>
    public required GateChances Bad { get; init; }

    /// <summary>A batch of the panel asked about; null when its skill was not given.</summary>
    public required GateChances? Panel { get; init; }

    /// <summary>The same panel at the lower end of its skill's 95 % interval (Wilson); null when nobody says how well its skill is known.</summary>
    public GateChances? PanelLow { get; init; }

    /// <summary>The same panel at the upper end.</summary>
    public GateChances? PanelHigh { get; init; }

    /// <summary>The plan's shares raised as far as the targets need; null when nothing reaches them.</summary>
    public required PlanRaise? Raise { get; init; }

    /// <summary>What to think about, each with what to change.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>The cheapest shares at which the gates tell good from bad, at least those of the plan.</summary>
/// <param name="SampleShare">Share judged twice.</param>
/// <param name="GoldShare">Share of gold.</param>
/// <param name="Extra">Judgments of the project beyond the plan as it stands.</param>
/// <param name="Batch">The smallest batch then.</param>
/// <param name="Good">Chances then.</param>
/// <param name="Bad">Chances then.</param>
public sealed record PlanRaise(double SampleShare, double GoldShare, long Extra, PlanCounts Batch, GateChances Good, GateChances Bad)
{
    /// <summary>The plan with these shares.</summary>
    public QualityPlan On(QualityPlan plan) => plan with { SampleShare = SampleShare, GoldShare = GoldShare };
}
