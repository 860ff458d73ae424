using Concave.Kernel;

namespace Concave.Annotation.Features;

/// <summary>A judgment made elsewhere. What the record never had keeps its default, and the plan of the batch says so.</summary>
public sealed record RecordedJudgment(Guid PairId, Guid AnnotatorId, Guid QualificationId, string Pseudonym, Choice Choice)
{
    /// <summary>1 to 3; 0 when not recorded.</summary>
    public double Strength { get; init; }
    public IReadOnlyList<CriterionScore> Scores { get; init; } = [];
    public string Rationale { get; init; } = "";
    public Difficulty Difficulty { get; init; }

    /// <summary>In [0, 1]; -1 when not recorded.</summary>
    public double Confidence { get; init; } = -1;
    public IReadOnlyList<SpanFlag> Flags { get; init; } = [];
    public Side Sides { get; init; }

    /// <summary>Null: the time of the replay stands in, and the plan declares times absent.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Focused milliseconds; -1 when not recorded.</summary>
    public long ActiveMs { get; init; } = -1;
}

/// <summary>What a replay did.</summary>
/// <param name="Replayed">Judgments stored now.</param>
/// <param name="AlreadyThere">Judgments that were stored by an earlier run.</param>
/// <param name="OpenSlots">Slots of the round that still wait.</param>
public sealed record ReplayView(int Replayed, int AlreadyThere, int OpenSlots);
