using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Annotation.Features;

/// <summary>
/// Storing one withdrawal inside one write, rows in the order in which <see cref="Submitting"/> touches them. A second
/// slot that the judgment asked for stays: a pair once called ambiguous is judged by two.
/// </summary>
internal sealed class Undoing(ConcaveDb db, TimeProvider clock, PreparedUndo undo, CancellationToken stop)
{
    private const string TakeSlot = "UPDATE slots SET state = 'Leased', lease_until = @p2 WHERE id = @p0 AND assignment_id = @p1 AND state = 'Done'";

    private const string TakeAssignment = """
        UPDATE assignments SET state = 'Leased', lease_until = @p1, last_beat = @p2, draft = @p3, draft_revision = draft_revision + 1
        WHERE id = @p0 AND state = 'Submitted'
        """;

    private const string WithdrawnBefore = "SELECT 1 FROM judgment_withdrawals WHERE judgment_id = @p0";

    private const string CountUp = "UPDATE round_progress SET open_slots = open_slots + @p1, judgments = judgments - @p1 WHERE round_id = @p0 AND open_slots > 0";

    // What quality assurance has looked at cannot be taken back, even when the batch was opened again for second judgments.
    private const string MovedOn = """SELECT 1 FROM batch_transitions WHERE batch_id = @p0 AND "at" >= @p1 LIMIT 1""";

    private readonly Assignment assignment = undo.Assignment;

    internal async Task<Result<TaskClaimView>> Run()
    {
        var until = undo.Now + undo.Lease;
        if (assignment.SlotId is { } slot && await db.Change(TakeSlot, stop, slot, assignment.Id, StoredTime.Of(until)) == 0)
            return Errors.NothingToUndo;
        await SetAside();
        if (await db.Change(TakeAssignment, stop, assignment.Id, StoredTime.Of(until), StoredTime.Of(undo.Now), undo.Draft) == 0)
            return Errors.NothingToUndo;
        if ((await db.Rows(WithdrawnBefore, _ => true, stop, undo.JudgmentId)).Count > 0)
            return Errors.NothingToUndo; // and another answer stands by now, which nobody asked to take back

        db.JudgmentWithdrawals.Add(new JudgmentWithdrawal { JudgmentId = undo.JudgmentId, BatchId = assignment.BatchId, WithdrawnAt = RecordJson.Stamp(undo.Now) });
        db.EnterDigest(assignment.ProjectId, assignment.BatchId, LedgerKinds.Withdrawal, undo.JudgmentId, undo.Digest, clock);
        return await IsRunning() ? new TaskClaimView(assignment.Id, until) : Errors.RoundOver;
    }

    // Nobody holds two tasks. The one claimed meanwhile keeps its draft, and its slot is open for whoever is first.
    private async Task SetAside()
    {
        foreach (var (id, slot) in await db.Rows(ClaimSql.Held, row => (row.GetGuid(0), row.GuidOrNull(2)), stop, assignment.ProjectId, assignment.AnnotatorId))
        {
            if (slot is { } held)
                await db.Change(LeaseReturn.Reopen, stop, held, id);
            await db.Change(ClaimSql.Expire, stop, id);
        }
    }

    private async Task<bool> IsRunning() =>
        await db.Change(CountUp, stop, assignment.RoundId, assignment.SlotId is null ? 0 : 1) == 1
        && (await db.Rows(MovedOn, _ => true, stop, assignment.BatchId, StoredTime.Of(undo.SubmittedAt))).Count == 0;
}
