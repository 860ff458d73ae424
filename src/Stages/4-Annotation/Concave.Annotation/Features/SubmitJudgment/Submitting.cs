using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Data.Ledger;
using Concave.Datasets.Proof;
using Concave.Kernel;

namespace Concave.Annotation.Features;

/// <summary>
/// Storing one judgment inside one write: slot, claim, judgment, ledger entry, progress. Rows are always touched in
/// this order, so that two writers on PostgreSQL wait for each other instead of locking each other out.
/// </summary>
internal sealed class Submitting(ConcaveDb db, TimeProvider clock, PreparedJudgment judgment, CancellationToken stop)
{
    private const string Earlier = """
        SELECT id, assignment_id, submission_id, submitted_at FROM submitted_judgments WHERE submission_id = @p0 OR assignment_id = @p1
        """;

    private const string FinishSlot = """
        UPDATE slots SET state = 'Done', assignment_id = @p1, lease_until = NULL
        WHERE id = @p0 AND ((state = 'Leased' AND assignment_id = @p1) OR state = 'Open')
        """;

    private const string FinishAssignment = "UPDATE assignments SET state = 'Submitted', active_ms = @p1, draft = NULL WHERE id = @p0 AND state IN ('Leased', 'Expired')";

    private readonly Assignment assignment = judgment.Assignment;

    internal async Task<Result<JudgmentView>> Run()
    {
        if (await AnswerGivenBefore() is { } before)
            return before;
        if (assignment.SlotId is { } slot && await db.Change(FinishSlot, stop, slot, assignment.Id) == 0)
            return await AnswerGivenBefore() ?? Errors.LeaseLost;
        if (await db.Change(FinishAssignment, stop, assignment.Id, Math.Max(0, judgment.Record.ActiveMs)) == 0)
            return await AnswerGivenBefore() ?? Errors.Closed;

        db.SubmittedJudgments.Add(judgment.Row);
        db.EnterDigest(assignment.ProjectId, assignment.BatchId, LedgerKinds.Judgment, judgment.Record.Judgment, judgment.Digest, clock);
        return await new RoundCount(db, clock, judgment, stop).Move() is { } refusal ? refusal : judgment.View;
    }

    private async Task<Result<JudgmentView>?> AnswerGivenBefore()
    {
        var earlier = await db.Rows(
            Earlier, row => (View: new JudgmentView(row.GetGuid(0), row.GetGuid(1), row.Time(3)), Submission: row.GetGuid(2)), stop, judgment.SubmissionId, assignment.Id);
        return earlier switch
        {
            [] => null,
            _ when earlier.Exists(e => e.Submission == judgment.SubmissionId && e.View.AssignmentId == assignment.Id) => earlier.Find(e => e.Submission == judgment.SubmissionId).View,
            _ when earlier.Exists(e => e.View.AssignmentId == assignment.Id) => Errors.AlreadySubmitted,
            _ => Errors.SubmissionUsed,
        };
    }
}
