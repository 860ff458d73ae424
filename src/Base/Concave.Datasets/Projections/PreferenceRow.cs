using Concave.Kernel.Records;

namespace Concave.Datasets.Projections;

/// <summary>
/// One row of the <c>preference</c> configuration: what a trainer reads, and what a person may want to weigh it by.
/// Column names avoid every name that a trainer gives a meaning of its own.
/// </summary>
public sealed record PreferenceRow
{
    /// <summary>Id of the pair.</summary>
    public required Guid Id { get; init; }
    public required string ExternalId { get; init; }

    /// <summary>The conversation up to the answer, contents trimmed; its last message is the user's or a tool's.</summary>
    public required IReadOnlyList<MessageRecord> Prompt { get; init; }

    /// <summary>Exactly one assistant message, trimmed.</summary>
    public required IReadOnlyList<MessageRecord> Chosen { get; init; }

    /// <summary>Exactly one assistant message, trimmed, other than <see cref="Chosen"/>.</summary>
    public required IReadOnlyList<MessageRecord> Rejected { get; init; }

    /// <summary>"a" or "b": which stored response was chosen. Scores and flags speak of a and b.</summary>
    public required string Preferred { get; init; }

    /// <summary>Mean strength over the supporting judgments that state one, in [1, 3]; 0 when none does.</summary>
    public required double PreferenceStrength { get; init; }

    /// <summary>Mean confidence over the supporting judgments that state one, in [0, 1]; -1 when none does.</summary>
    public required double Confidence { get; init; }

    /// <summary>The hardest that a supporting judgment called it: ambiguous, moderate, easy, not_recorded.</summary>
    public required string Difficulty { get; init; }

    /// <summary>The written resolution where one decided, else the first supporting judgment's rationale.</summary>
    public required string Rationale { get; init; }

    /// <summary>Mean scores over the supporting judgments, ordered by criterion.</summary>
    public required IReadOnlyList<MeanScore> CriterionScores { get; init; }

    /// <summary>Marks counted over the supporting judgments: the seven kinds, always, in their fixed order.</summary>
    public required IReadOnlyList<MarkCount> Flags { get; init; }

    /// <summary>Pseudonyms behind the supporting judgments, in the order they judged.</summary>
    public required IReadOnlyList<string> Annotators { get; init; }

    /// <summary>What the label rests on: <see cref="VerdictRecord.Basis"/>.</summary>
    public required string Basis { get; init; }
    public required string Domain { get; init; }
    public required string Language { get; init; }
    public required string TaskType { get; init; }
}

/// <summary>Mean scores of one criterion, in [1, 5], for the stored responses a and b.</summary>
public sealed record MeanScore(string Criterion, double A, double B);

/// <summary>How many marks of one kind responses a and b received.</summary>
public sealed record MarkCount(string Kind, int A, int B);

/// <summary>A released or withheld pair that gives no row, and why.</summary>
/// <param name="Pair">Its id.</param>
/// <param name="Reason">The verdict's basis when withheld; for a released pair: prompt_shape, empty_response, same_response.</param>
public sealed record LeftOut(Guid Pair, string Reason);

/// <summary>The rows of both splits, ordered by pair id, and the pairs without a row.</summary>
public sealed record PreferenceSplits(IReadOnlyList<PreferenceRow> Train, IReadOnlyList<PreferenceRow> Test, IReadOnlyList<LeftOut> LeftOut);
