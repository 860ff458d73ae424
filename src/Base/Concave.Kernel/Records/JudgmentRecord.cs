namespace Concave.Kernel.Records;

/// <summary>
/// One judgment exactly as it was submitted: what the person saw, answered, and how long it took. Its canonical JSON
/// is what the ledger's digest covers and what the delivery carries, row by row.
/// </summary>
public sealed record JudgmentRecord
{
    public required Guid Judgment { get; init; }
    public required Guid Batch { get; init; }
    public required int Round { get; init; }
    public required Guid Pair { get; init; }

    /// <summary>Pseudonym, stable within one client's deliveries and different for every client.</summary>
    public required string Annotator { get; init; }
    public required PairPurpose Purpose { get; init; }

    /// <summary>Why this slot existed; gold for a gold pair.</summary>
    public required RouteReason Reason { get; init; }

    /// <summary>0-based number of this judgment in the annotator's stream of the round; gold places follow from it.</summary>
    public required int StreamPosition { get; init; }
    public required Side Sides { get; init; }

    /// <summary>True when the AI's suggestion was on the screen before this was submitted.</summary>
    public required bool SuggestionShown { get; init; }

    /// <summary>The answer before the suggestion was shown, where the plan shows it after a first answer; else none.</summary>
    public required FirstAnswer FirstChoice { get; init; }

    /// <summary>The strength of that answer, 0 for none, tie or cannot judge.</summary>
    public required double FirstStrength { get; init; }

    /// <summary>Hash of the approved guidelines shown.</summary>
    public required string Guidelines { get; init; }
    public required Choice Choice { get; init; }

    /// <summary>How much better the chosen response is: 1 slightly, 2 clearly, 3 far; 0 for tie, cannot judge or not recorded.</summary>
    public required double Strength { get; init; }
    public required IReadOnlyList<CriterionScore> Scores { get; init; }
    public required string Rationale { get; init; }
    public required Difficulty Difficulty { get; init; }

    /// <summary>In [0, 1]; -1 when not recorded.</summary>
    public required double Confidence { get; init; }
    public required IReadOnlyList<SpanFlag> Flags { get; init; }
    public required DateTimeOffset ClaimedAt { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Focused milliseconds; -1 when not recorded.</summary>
    public required long ActiveMs { get; init; }
}
