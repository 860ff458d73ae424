namespace Concave.Kernel.Records;

/// <summary>A tier 1 flag on one judgment, with evidence a person can check [Q1].</summary>
public sealed record FlagRecord(Guid Flag, Guid Judgment, string Detector, string Evidence, DateTimeOffset RaisedAt);

/// <summary>How a disagreement was settled.</summary>
public enum ResolutionKind
{
    /// <summary>By a senior annotator, in writing [Q3].</summary>
    Adjudication,

    /// <summary>By the majority of three or more recorded judgments, where the plan says so.</summary>
    Majority,

    /// <summary>By the ML-engineering team in the tier 3 check [Q4].</summary>
    SpotCheck,
}

/// <summary>A written resolution. A later one supersedes an earlier one of the same pair and round.</summary>
public sealed record ResolutionRecord
{
    public required Guid Resolution { get; init; }
    public required Guid Batch { get; init; }
    public required int Round { get; init; }
    public required Guid Pair { get; init; }
    public required ResolutionKind Kind { get; init; }
    public required Choice Choice { get; init; }

    /// <summary>The written reason; for a majority, the count of votes.</summary>
    public required string Text { get; init; }

    /// <summary>Pseudonym of who resolved it; "rule" for a majority.</summary>
    public required string By { get; init; }

    /// <summary>What the overruled judgment got wrong, in one word; "" when it was not said, or nothing was wrong.</summary>
    public required string Error { get; init; }

    /// <summary>True when the guidelines did not say how such a pair is to be judged.</summary>
    public required bool GuidelineGap { get; init; }

    /// <summary>True when the adjudicator asks the tier 3 team to look.</summary>
    public required bool Escalated { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A tier 3 check of one pair [Q4].</summary>
public sealed record SpotCheckRecord
{
    public required Guid SpotCheck { get; init; }
    public required Guid Batch { get; init; }
    public required int Round { get; init; }
    public required Guid Pair { get; init; }

    /// <summary>sample or escalated.</summary>
    public required string Reason { get; init; }

    /// <summary>True when the label on the table is right.</summary>
    public required bool Confirmed { get; init; }
    public required string Note { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A verified pair that no longer counts, because its answer does not hold [C4].</summary>
public sealed record RetiredGoldRecord
{
    public required Guid Retirement { get; init; }

    /// <summary>The batch in whose streams it stood; the empty id when it never did.</summary>
    public required Guid Batch { get; init; }

    /// <summary>The round whose pool it is in; 0 when none.</summary>
    public required int Round { get; init; }
    public required Guid Pair { get; init; }
    public required string Reason { get; init; }

    /// <summary>Pseudonym of the lead.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Why a batch was withheld, in the words of who looked into it [Q5].</summary>
public sealed record RootCauseRecord
{
    public required Guid RootCause { get; init; }
    public required Guid Batch { get; init; }

    /// <summary>The round that was withheld.</summary>
    public required int Round { get; init; }

    /// <summary>careless_annotator, unclear_guideline, bad_gold, wrong_match, tooling, other.</summary>
    public required string Cause { get; init; }

    /// <summary>Pseudonym of the annotator concerned, or "".</summary>
    public required string Annotator { get; init; }
    public required string Note { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What became of one pair of the batch.</summary>
public sealed record VerdictRecord
{
    public required Guid Batch { get; init; }
    public required int Round { get; init; }
    public required Guid Pair { get; init; }

    /// <summary>True when a label is released.</summary>
    public required bool Released { get; init; }

    /// <summary>The final label; cannot_judge when there is none.</summary>
    public required Choice Choice { get; init; }

    /// <summary>single, agreement, adjudication, majority, spot_check; or, when withheld: tie, cannot_judge, unresolved.</summary>
    public required string Basis { get; init; }

    /// <summary>Ids of the judgments and resolutions the label rests on, in the order they were made.</summary>
    public required IReadOnlyList<Guid> Evidence { get; init; }
}

/// <summary>Where one gate stands.</summary>
public enum GateOutcome
{
    Passed,
    Failed,

    /// <summary>There is no material to evaluate it on. Never counted as passed.</summary>
    NotEvaluated,
}

/// <summary>One gate of a batch: the figure, the threshold, the interval, and how it came out.</summary>
/// <param name="Gate">gold_accuracy, agreement, peer_review, adjudication, spot_check, calibration, pilot.</param>
/// <param name="Value">The figure; null when it is undefined or there is no material.</param>
/// <param name="Threshold">What the plan asks.</param>
/// <param name="Low">Lower end of the two-sided 95 % interval, where one exists.</param>
/// <param name="High">Upper end.</param>
/// <param name="N">What the figure rests on: items, judgments or pairs.</param>
/// <param name="Note">In one sentence: what was counted, or why nothing was.</param>
public sealed record GateRecord(string Gate, GateOutcome Outcome, double? Value, double Threshold, double? Low, double? High, int N, string Note);
