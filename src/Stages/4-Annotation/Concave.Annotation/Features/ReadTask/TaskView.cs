using Concave.Kernel.Records;
using Concave.Ui.Judging;

namespace Concave.Annotation.Features;

/// <summary>
/// A task as its annotator sees it. It never carries the pair's id, its name in the client's file, why it is judged or
/// whether its answer is known: a gold pair looks like any other [R4].
/// </summary>
public sealed record TaskView
{
    public required Guid AssignmentId { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>BCP-47, for fonts and line breaks; empty when the client stated none.</summary>
    public required string Language { get; init; }
    public required IReadOnlyList<MessageRecord> Prompt { get; init; }
    public required string Left { get; init; }
    public required string Right { get; init; }

    /// <summary>The AI's opinion, which the annotator is told to override when they disagree [R2]; null when none is shown.</summary>
    public required SuggestionView? Suggestion { get; init; }

    /// <summary>True when it is shown once the annotator has committed a first answer of their own.</summary>
    public required bool SuggestionWaits { get; init; }

    /// <summary>That first answer; null when there is none.</summary>
    public required CommittedView? First { get; init; }

    /// <summary>Hash of the guidelines in force.</summary>
    public required string Guidelines { get; init; }
    public required IReadOnlyList<CriterionView> Criteria { get; init; }
    public required bool TiesAllowed { get; init; }
    public required bool CannotJudgeAllowed { get; init; }

    /// <summary>The saved draft as JSON, or null.</summary>
    public required string? Draft { get; init; }

    /// <summary>0 before the first draft; the base of the next one.</summary>
    public required int DraftRevision { get; init; }
    public required DateTimeOffset LeaseUntil { get; init; }
}

/// <summary>The AI's suggestion in terms of the screen.</summary>
/// <param name="Preferred">Left, right or tie.</param>
/// <param name="Confidence">In [0, 1]; -1 when none was stated.</param>
/// <param name="Reason">What the AI says for it, about both responses; "" when it says nothing.</param>
/// <param name="FirstIs">The side of the response that the AI calls A or the first.</param>
public sealed record SuggestionView(PreferredSide Preferred, double Confidence, string Reason, PreferredSide FirstIs);
