using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Bag;

/// <summary>
/// Everything one delivery carries: what the bag is written from, what the report is computed from, and what the
/// verifier reads back. Whoever builds it may give the lists in any order; the bag puts them into the documented one.
/// </summary>
public sealed record DeliveryRecords
{
    public required DeliveryHeader Delivery { get; init; }

    /// <summary>The approved guidelines; the SHA-256 of their canonical JSON is <see cref="DeliveryHeader.GuidelinesHash"/>.</summary>
    public required GuidelinesDocument Guidelines { get; init; }
    public required ImportSummary Import { get; init; }

    /// <summary>The batch's production pairs and the gold pairs of every round's pool.</summary>
    public required IReadOnlyList<PairRecord> Pairs { get; init; }

    /// <summary>The verified answers of the gold pairs of every round's pool.</summary>
    public required IReadOnlyList<TruthRecord> Truths { get; init; }

    /// <summary>All rounds of the batch; the one with the highest number is the current one.</summary>
    public required IReadOnlyList<RoundRecord> Rounds { get; init; }
    public required IReadOnlyList<SeedRecord> Seeds { get; init; }
    public required IReadOnlyList<RoundRouting> Routings { get; init; }

    /// <summary>Every judgment of every round that stands, gold included.</summary>
    public required IReadOnlyList<JudgmentRecord> Judgments { get; init; }

    /// <summary>Every judgment that its author took back. None counts in any figure.</summary>
    public IReadOnlyList<WithdrawnJudgment> Withdrawn { get; init; } = [];
    public required IReadOnlyList<FlagRecord> Flags { get; init; }
    public required IReadOnlyList<ResolutionRecord> Resolutions { get; init; }
    public required IReadOnlyList<SpotCheckRecord> SpotChecks { get; init; }
    public required IReadOnlyList<RootCauseRecord> RootCauses { get; init; }

    /// <summary>Gold pairs of these rounds that were retired before their round was decided.</summary>
    public IReadOnlyList<RetiredGoldRecord> RetiredGold { get; init; } = [];

    /// <summary>One verdict for every production pair of the current round; none of earlier rounds.</summary>
    public required IReadOnlyList<VerdictRecord> Verdicts { get; init; }

    /// <summary>Everybody with a judgment in this delivery, one that was withdrawn included.</summary>
    public required IReadOnlyList<AnnotatorRecord> Annotators { get; init; }

    /// <summary>All calibration attempts of those annotators, with the truth each answer is held against.</summary>
    public required IReadOnlyList<CalibrationAnswerRecord> CalibrationAnswers { get; init; }
    public required IReadOnlyList<PilotAnswerRecord> PilotAnswers { get; init; }

    /// <summary>Every sealed entry of the project up to the delivery, other batches' included: a root covers them all.</summary>
    public required IReadOnlyList<LedgerEntryRecord> LedgerEntries { get; init; }
    public required IReadOnlyList<SealRecord> Seals { get; init; }
}

/// <summary>What the delivery is, who it is for, and when it was made.</summary>
public sealed record DeliveryHeader
{
    public required Guid Delivery { get; init; }
    public required Guid Project { get; init; }
    public required string ProjectTitle { get; init; }
    public required string ClientName { get; init; }
    public required Guid Batch { get; init; }

    /// <summary>1 for the first batch of the project.</summary>
    public required int BatchNumber { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Name and version of the program that wrote the delivery.</summary>
    public required string Generator { get; init; }

    /// <summary>SHA-256 of the canonical JSON of the approved guidelines, lower hex.</summary>
    public required string GuidelinesHash { get; init; }
    public required DateTimeOffset GuidelinesApprovedAt { get; init; }

    /// <summary>Thresholds that ask less than the house standard, as <see cref="PlanRules.LooserThanHouse"/> words them.</summary>
    public required IReadOnlyList<string> LooserThanHouse { get; init; }

    /// <summary>True when any judgment was produced by a program that plays an annotator.</summary>
    public required bool Simulated { get; init; }
}

/// <summary>What became of the rows the client handed in for the batch.</summary>
public sealed record ImportSummary
{
    public required Guid Batch { get; init; }

    /// <summary>Rows read; always <see cref="Accepted"/> plus everything set aside.</summary>
    public required int Read { get; init; }
    public required int Accepted { get; init; }

    /// <summary>Rows set aside by reason, ordered by code; no code twice, no count of 0.</summary>
    public required IReadOnlyList<SetAsideCount> SetAside { get; init; }

    /// <summary><c>Digest.OfLines</c> over the batch's production pairs ordered by pair id, lower hex.</summary>
    public required string PairsDigest { get; init; }
}

/// <summary>How many rows were set aside for one reason.</summary>
/// <param name="Code">Stable, kebab-case: <c>response-empty</c>.</param>
/// <param name="Count">At least 1.</param>
public sealed record SetAsideCount(string Code, int Count);

/// <summary>A routing record and the round it was made for.</summary>
/// <param name="Round">Id of the round.</param>
/// <param name="Routing">The record that the round's routing digest covers.</param>
public sealed record RoundRouting(Guid Round, RoutingRecord Routing);
