using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Ui.Judging;

namespace Concave.Annotation.Features;

/// <summary>A first answer that is on record.</summary>
public sealed record CommittedView(PreferredSide Preferred, int Strength);

/// <summary>
/// Keeps the annotator's own answer before the AI's suggestion is shown. It is stored once; what comes after the
/// suggestion is another answer beside it.
/// </summary>
public sealed class CommitFirst(Store store, RoundSetups setups, TimeProvider clock)
{
    private const string Keep = """
        UPDATE assignments SET first_choice = @p1, first_strength = @p2, committed_at = @p3
        WHERE id = @p0 AND first_choice IS NULL AND state IN ('Leased', 'Expired')
        """;

    /// <param name="AssignmentId">The task.</param>
    /// <param name="Preferred">The preference.</param>
    /// <param name="Strength">1 to 3, or 0 without a side.</param>
    public sealed record Request(Guid AssignmentId, PreferredSide Preferred, int Strength);

    /// <returns>The first answer on record, which is an earlier one when there is one; judgment-invalid, suggestion-none, task-closed or task-unknown.</returns>
    public async Task<Result<CommittedView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
        if (own.Failed)
            return own.Problem;
        var assignment = own.Value;
        var plan = (await setups.Of(assignment.RoundId, stop)).Plan;
        if (assignment.FirstChoice is null && !SuggestionRules.Waits(assignment, plan))
            return Errors.NothingToShow;
        if (Rules.Refuse([.. Rules.Preference(request.Preferred, request.Strength, plan)]) is { } fault)
            return fault;
        var choice = SuggestionRules.FirstAnswerOf(Screen.ChoiceOf(request.Preferred, assignment.Sides));
        return await store.Write<CommittedView>(async write =>
        {
            await write.Change(Keep, stop, assignment.Id, choice.ToString(), request.Strength, StoredTime.Of(clock.GetUtcNow()));
            var now = await write.OwnAssignment(assignment.Id, actor, stop);
            return now.Value is { } kept && SuggestionRules.Committed(kept) is { } first ? first : Errors.Closed;
        }, stop);
    }
}

/// <summary>When the suggestion of a task is on the screen. No database.</summary>
internal static class SuggestionRules
{
    /// <summary>True when the annotator sees it.</summary>
    internal static bool IsShown(Assignment assignment, QualityPlan plan) => assignment.SuggestionShown && plan.Suggestion switch
    {
        SuggestionMode.ShownFirst => true,
        SuggestionMode.AfterCommitment => assignment.FirstChoice is not null,
        _ => false,
    };

    /// <summary>True when it waits for the annotator's own first answer.</summary>
    internal static bool Waits(Assignment assignment, QualityPlan plan) =>
        assignment.SuggestionShown && plan.Suggestion == SuggestionMode.AfterCommitment && assignment.FirstChoice is null;

    /// <summary>The first answer on the annotator's screen; null when there is none.</summary>
    internal static CommittedView? Committed(Assignment assignment) => assignment.FirstChoice switch
    {
        null or FirstAnswer.None => null,
        FirstAnswer.A => new(Screen.SideOf(Choice.A, assignment.Sides), assignment.FirstStrength ?? 0),
        FirstAnswer.B => new(Screen.SideOf(Choice.B, assignment.Sides), assignment.FirstStrength ?? 0),
        FirstAnswer.Tie => new(PreferredSide.Tie, 0),
        _ => new(PreferredSide.CannotJudge, 0),
    };

    internal static FirstAnswer FirstAnswerOf(Choice choice) => choice switch
    {
        Choice.A => FirstAnswer.A,
        Choice.B => FirstAnswer.B,
        Choice.Tie => FirstAnswer.Tie,
        _ => FirstAnswer.CannotJudge,
    };
}
