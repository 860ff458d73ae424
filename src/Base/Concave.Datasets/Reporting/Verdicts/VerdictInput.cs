using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Everything that bears on the label of one pair in one round. Rows of other pairs or rounds are not allowed in.</summary>
public sealed record VerdictInput
{
    public required Guid Batch { get; init; }

    /// <summary>Number of the round, 1 for the first.</summary>
    public required int Round { get; init; }
    public required Guid Pair { get; init; }

    /// <summary>Production judgments of the pair in this round, in any order.</summary>
    public required IReadOnlyList<JudgmentRecord> Judgments { get; init; }
    public required IReadOnlyList<ResolutionRecord> Resolutions { get; init; }
    public required IReadOnlyList<SpotCheckRecord> SpotChecks { get; init; }
    public required QualityPlan Plan { get; init; }
}
