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
        SELECT j.id, j.assignment_id, j.submitted_at, j.submission_id, j.version, w.judgment_id
        FROM submitted_judgments j LEFT JOIN judgment_withdrawals w ON w.judgment_id = j.id
        WHERE j.submission_id = @p0 OR j.assignment_id = @p1 ORDER BY j.version DESC
        """;

    private const string FinishSlot = """
        UPDATE slots SET state = 'Done', assignment_id = @p1, lease_until = NULL
        WHERE id = @p0 AND ((state = 'Leased' AND assignment_id = @p1) OR state = 'Open')
        """;

    private const string FinishAssignment = "UPDATE assignments SET state = 'Submitted', active_ms = @p1, draft = NULL WHERE id = @p0 AND state IN ('Leased', 'Expired')";

    private readonly Assignment assignment = judgment.Assignment;

    private sealed record Before(JudgmentView View, Guid SubmissionId, int Version, bool Withdrawn);

    internal async Task<Result<Taken>> Run()
    {
        var earlier = await SubmittedBefore();
        if (AnswerTo(earlier) is { } before)
            return before;
        if (assignment.SlotId is { } slot && await db.Change(FinishSlot, stop, slot, assignment.Id) == 0)
            return AnswerTo(await SubmittedBefore()) ?? Errors.LeaseLost;
        if (await db.Change(FinishAssignment, stop, assignment.Id, ActiveTime.Stored(judgment.Record.ActiveMs)) == 0)
            return AnswerTo(await SubmittedBefore()) ?? Errors.Closed;

        db.SubmittedJudgments.Add(judgment.Row(earlier is [var withdrawn, ..] ? (withdrawn.Version, withdrawn.View.JudgmentId) : null));
        db.EnterDigest(assignment.ProjectId, assignment.BatchId, LedgerKinds.Judgment, judgment.Record.Judgment, judgment.Digest, clock);
        return await new RoundCount(db, clock, judgment, stop).Move() is { } refusal ? refusal : new Taken(judgment.View, Repeated: false);
    }

    /// <summary>What was submitted before for this task or under this id, the newest first.</summary>
    private Task<List<Before>> SubmittedBefore() => db.Rows(
        Earlier, row => new Before(new(row.GetGuid(0), row.GetGuid(1), row.Time(2)), row.GetGuid(3), row.GetInt32(4), !row.IsDBNull(5)), stop, judgment.SubmissionId, assignment.Id);

    /// <summary>Null when nothing that was submitted before stands in the way.</summary>
    private Result<Taken>? AnswerTo(List<Before> earlier)
    {
        if (earlier.Find(e => e.SubmissionId == judgment.SubmissionId && e.View.AssignmentId == assignment.Id) is { } same)
            return same.Withdrawn ? Errors.SubmissionWithdrawn : new Taken(same.View, Repeated: true);
        if (earlier.Exists(e => e.View.AssignmentId == assignment.Id && !e.Withdrawn))
            return Errors.AlreadySubmitted;
        if (earlier.Exists(e => e.SubmissionId == judgment.SubmissionId))
            return Errors.SubmissionUsed;
        return null;
    }
}
