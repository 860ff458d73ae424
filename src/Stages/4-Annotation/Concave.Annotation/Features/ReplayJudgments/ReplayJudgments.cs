using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>
/// Takes judgments that were made elsewhere into a batch of recorded work: the same records, ledger entries and counts
/// as live ones, many in one transaction. Running it again stores only what is missing.
/// </summary>
public sealed class ReplayJudgments(Store store, ContentVault vault, RoundSetups setups, TimeProvider clock)
{
    public sealed record Request(Guid BatchId, IReadOnlyList<RecordedJudgment> Judgments);

    private sealed record Prepared(RoundSetup Setup, IReadOnlyList<(Placed Placed, SubmittedJudgment Row, LedgerEntry Entry)> New, int AlreadyThere);

    /// <returns>What was stored; batch-unknown, not-recorded, recorded-twice, recorded-slot-missing, recorded-unqualified or round-over.</returns>
    public async Task<Result<ReplayView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        var prepared = await Prepare(request, stop);
        if (prepared.Failed)
            return prepared.Problem;
        return await store.Write<ReplayView>(db => Keep(db, prepared.Value, stop), stop);
    }

    private async Task<Result<Prepared>> Prepare(Request request, CancellationToken stop)
    {
        await using var db = store.Read();
        var batch = await db.Batches.SingleOrDefaultAsync(b => b.Id == request.BatchId, stop);
        if (batch is null)
            return Errors.UnknownBatch;
        if (!batch.Recorded)
            return Errors.NotRecorded;
        var round = await db.Rounds.Where(r => r.BatchId == batch.Id).OrderByDescending(r => r.Number).Select(r => r.Id).FirstOrDefaultAsync(stop);
        if (round == Guid.Empty)
            return Errors.RoundOver;
        var qualified = await db.QualifiedAnnotators.Where(q => q.ProjectId == batch.ProjectId).Select(q => q.Id).ToListAsync(stop);
        if (request.Judgments.FirstOrDefault(j => !qualified.Contains(j.QualificationId)) is { } stranger)
            return Errors.RecordedUnqualified(stranger.Pseudonym);

        var known = await db.SubmittedJudgments.Where(j => j.RoundId == round).Select(j => new { j.PairId, j.AnnotatorId }).ToListAsync(stop);
        var free = await db.Slots.Where(s => s.RoundId == round && s.State == SlotState.Open).Select(s => new FreeSlot(s.Id, s.PairId, s.Ordinal)).ToListAsync(stop);
        var placed = ReplayPlan.Place(request.Judgments, [.. known.Select(k => (k.PairId, k.AnnotatorId))], free);
        return placed.Failed ? placed.Problem : await Seal(await setups.Of(round, stop), placed.Value, request.Judgments.Count, stop);
    }

    private async Task<Result<Prepared>> Seal(RoundSetup setup, IReadOnlyList<Placed> placed, int asked, CancellationToken stop)
    {
        List<(Placed, SubmittedJudgment, LedgerEntry)> rows = new(placed.Count);
        foreach (var one in placed)
        {
            var now = clock.GetUtcNow();
            var record = ReplayPlan.RecordOf(one, setup, clock.NewId(), now);
            var canonical = CanonicalJson.Of(record);
            var content = await vault.CloseBytes(setup.ProjectId, canonical, stop);
            rows.Add((one, RowOf(one, setup, record, content), EntryOf(setup, record, Digest.Hex(canonical), now)));
        }

        return new Prepared(setup, rows, asked - placed.Count);
    }

    private SubmittedJudgment RowOf(Placed placed, RoundSetup setup, JudgmentRecord record, byte[] content) => new()
    {
        Id = record.Judgment,
        ProjectId = setup.ProjectId,
        BatchId = setup.BatchId,
        RoundId = setup.RoundId,
        PairId = record.Pair,
        AssignmentId = clock.NewId(), // nobody claimed it here; the column wants an id that no other judgment has
        SubmissionId = clock.NewId(),
        QualificationId = placed.Judgment.QualificationId,
        AnnotatorId = placed.Judgment.AnnotatorId,
        Purpose = record.Purpose,
        Reason = record.Reason,
        Choice = record.Choice,
        Difficulty = record.Difficulty,
        ActiveMs = record.ActiveMs,
        SubmittedAt = record.SubmittedAt,
        Content = content,
    };

    private LedgerEntry EntryOf(RoundSetup setup, JudgmentRecord record, string digest, DateTimeOffset now) => new()
    {
        Id = clock.NewId(),
        ProjectId = setup.ProjectId,
        BatchId = setup.BatchId,
        Kind = LedgerKinds.Judgment,
        SubjectId = record.Judgment,
        Digest = digest,
        At = RecordJson.Stamp(now),
    };

    private async Task<Result<ReplayView>> Keep(ConcaveDb db, Prepared prepared, CancellationToken stop)
    {
        foreach (var (placed, row, _) in prepared.New)
        {
            if (await db.Change(ReplaySql.FinishSlot, stop, placed.Slot.Id, row.AssignmentId) == 0)
                return Errors.ReplayRaced;
        }

        await db.InsertAll(prepared.New.Select(n => n.Row), stop);
        await db.InsertAll(prepared.New.Select(n => n.Entry), stop);
        var left = await db.Rows(ReplaySql.CountDown, row => row.GetInt32(0), stop, prepared.Setup.RoundId, prepared.New.Count);
        if (prepared.New.Count > 0 && left is [0])
        {
            var step = await db.Step(prepared.Setup.BatchId, BatchState.Judged, "Every slot has its recorded judgment.", Guid.Empty, clock, stop);
            if (step.Failed)
                return step.Problem;
            db.Enqueue(RoundJudged.Kind, new RoundJudged(prepared.Setup.RoundId, prepared.Setup.BatchId), clock);
        }

        return new ReplayView(prepared.New.Count, prepared.AlreadyThere, left.Single());
    }
}

internal static class ReplaySql
{
    internal const string FinishSlot = "UPDATE slots SET state = 'Done', assignment_id = @p1 WHERE id = @p0 AND state = 'Open'";
    internal const string CountDown = "UPDATE round_progress SET open_slots = open_slots - @p1, judgments = judgments + @p1 WHERE round_id = @p0 RETURNING open_slots";
}
