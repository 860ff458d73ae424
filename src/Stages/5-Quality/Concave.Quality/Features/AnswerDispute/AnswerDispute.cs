using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>
/// A senior answers a dispute in writing. A label that was delivered is not changed by it: when the annotator was right,
/// the lead logs the root cause and opens the batch again.
/// </summary>
public sealed class AnswerDispute(Store store, ContentVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <param name="Upheld">True when the annotator was right.</param>
    /// <param name="Text">Why, 15 characters or more; the annotator reads it.</param>
    public sealed record Request(Guid ProjectId, Guid DisputeId, bool Upheld, string Text);

    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Senior) ?? ReviewTextRules.Check(nameof(request.Text), request.Text)) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var dispute = await db.Disputes.SingleOrDefaultAsync(d => d.Id == request.DisputeId && d.ProjectId == request.ProjectId, stop);
        if (dispute is null)
            return DisputeErrors.DisputeUnknown;
        if (await IsOwn(db, dispute, actor.Id, stop))
            return DisputeErrors.OwnDecision;
        var client = await db.Projects.Where(p => p.Id == dispute.ProjectId).Select(p => p.ClientId).SingleAsync(stop);
        DisputeAnswerRecord record = new(dispute.Id, request.Upheld, pseudonyms.Of(client, actor.Id), request.Text.Trim(), RecordJson.Stamp(clock.GetUtcNow()));
        var content = await vault.Close(dispute.ProjectId, record, stop);
        return await store.Write(write => Record(write, dispute, record, content, actor.Id, stop), stop);
    }

    private static async Task<bool> IsOwn(ConcaveDb db, Dispute dispute, Guid person, CancellationToken stop) =>
        await db.SubmittedJudgments.IgnoreQueryFilters().AnyAsync(j => j.BatchId == dispute.BatchId && j.PairId == dispute.PairId && j.AnnotatorId == person, stop)
        || await db.QualityEntries.AnyAsync(e => e.PairId == dispute.PairId && e.By == person && db.Rounds.Any(r => r.Id == e.RoundId && r.BatchId == dispute.BatchId), stop);

    private async Task<Result<Done>> Record(ConcaveDb db, Dispute dispute, DisputeAnswerRecord record, byte[] content, Guid by, CancellationToken stop)
    {
        await Exclusive.Lock(db, "dispute", dispute.JudgmentId, stop);
        if (await db.DisputeAnswers.AnyAsync(a => a.DisputeId == dispute.Id, stop))
            return DisputeErrors.Answered;
        db.DisputeAnswers.Add(new() { DisputeId = dispute.Id, ProjectId = dispute.ProjectId, Upheld = record.Upheld, By = by, At = record.At, Content = content });
        db.Enter(dispute.ProjectId, dispute.BatchId, DisputeRows.AnswerKind, dispute.Id, record, clock);
        return default(Done);
    }
}
