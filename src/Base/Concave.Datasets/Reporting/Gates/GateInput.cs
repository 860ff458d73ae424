using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The material of one round's gates. Lists may hold rows of other rounds and purposes: each gate takes what is its own.
/// </summary>
public sealed record GateInput
{
    public required QualityPlan Plan { get; init; }

    /// <summary>Number of the round whose gates are asked for, 1 for the first.</summary>
    public required int Round { get; init; }

    /// <summary>The round's routing, one row a production pair; rows with reason gold are not production.</summary>
    public required IReadOnlyList<RoutingRecord> Routings { get; init; }
    public required IReadOnlyList<JudgmentRecord> Judgments { get; init; }

    /// <summary>Verified answers of the gold pairs.</summary>
    public required IReadOnlyList<TruthRecord> Truths { get; init; }
    /// <summary>Gold that no longer counts.</summary>
    public IReadOnlyList<RetiredGoldRecord> RetiredGold { get; init; } = [];
    public required IReadOnlyList<FlagRecord> Flags { get; init; }
    public required IReadOnlyList<ResolutionRecord> Resolutions { get; init; }
    public required IReadOnlyList<SpotCheckRecord> SpotChecks { get; init; }
    public required IReadOnlyList<CalibrationAnswerRecord> CalibrationAnswers { get; init; }
    public required IReadOnlyList<PilotAnswerRecord> PilotAnswers { get; init; }
}
