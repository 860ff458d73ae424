using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>What the report is about, under which thresholds, and what a reader must know before any figure.</summary>
public sealed record ReportHeader
{
    public required Guid Delivery { get; init; }
    public required Guid Project { get; init; }
    public required string ProjectTitle { get; init; }
    public required string ClientName { get; init; }
    public required Guid Batch { get; init; }
    public required int BatchNumber { get; init; }

    /// <summary>Number of the current round: the batch was withheld one time less.</summary>
    public required int Round { get; init; }
    public required string Generator { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string GuidelinesHash { get; init; }
    public required DateTimeOffset GuidelinesApprovedAt { get; init; }

    /// <summary>Submission of the first and last judgment of all rounds; null where the record never had times.</summary>
    public required DateTimeOffset? FirstJudgmentAt { get; init; }
    public required DateTimeOffset? LastJudgmentAt { get; init; }

    /// <summary>True when any judgment was produced by a program that plays an annotator.</summary>
    public required bool Simulated { get; init; }

    /// <summary>Where recorded work comes from; "" for work done in the studio.</summary>
    public required string RecordedOrigin { get; init; }

    /// <summary>Fields the record never had; empty for work done in the studio.</summary>
    public required IReadOnlyList<string> NotRecorded { get; init; }

    /// <summary>Thresholds that ask less than the house standard; empty when none does.</summary>
    public required IReadOnlyList<string> LooserThanHouse { get; init; }

    /// <summary>Every threshold in force.</summary>
    public required QualityPlan Thresholds { get; init; }

    internal static ReportHeader Of(BatchView batch)
    {
        var (head, records) = (batch.Records.Delivery, batch.Records);
        var timed = records.Judgments.Count > 0 && !batch.NeverHad("times");
        return new()
        {
            Delivery = head.Delivery,
            Project = head.Project,
            ProjectTitle = head.ProjectTitle,
            ClientName = head.ClientName,
            Batch = head.Batch,
            BatchNumber = head.BatchNumber,
            Round = batch.Current.Number,
            Generator = head.Generator,
            CreatedAt = head.CreatedAt,
            GuidelinesHash = head.GuidelinesHash,
            GuidelinesApprovedAt = head.GuidelinesApprovedAt,
            FirstJudgmentAt = timed ? records.Judgments.Min(j => j.SubmittedAt) : null,
            LastJudgmentAt = timed ? records.Judgments.Max(j => j.SubmittedAt) : null,
            Simulated = head.Simulated || records.Annotators.Any(a => a.Simulated),
            RecordedOrigin = batch.Plan.Recorded?.Origin ?? "",
            NotRecorded = batch.Plan.Recorded?.AbsentFields ?? [],
            LooserThanHouse = PlanRules.LooserThanHouse(batch.Plan),
            Thresholds = batch.Plan,
        };
    }
}
