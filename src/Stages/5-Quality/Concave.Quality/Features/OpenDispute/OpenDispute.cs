using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>An annotator objects, once and in writing, to how their judgment was overruled. It changes no label; a senior answers it.</summary>
public sealed class OpenDispute(Store store, ContentVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <param name="Text">Why, 15 characters or more.</param>
    public sealed record Request(Guid ProjectId, Guid JudgmentId, string Text);

    private sealed record Prepared(Dispute Row, DisputeRecord Record);

    /// <returns>The dispute's id.</returns>
    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Annotator) ?? ReviewTextRules.Check(nameof(request.Text), request.Text)) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var own = await db.SubmittedJudgments.SingleOrDefaultAsync(j => j.Id == request.JudgmentId && j.ProjectId == request.ProjectId && j.AnnotatorId == actor.Id, stop);
        if (own is null)
            return DisputeErrors.JudgmentUnknown;
        if (!await IsOverruled(db, own, stop))
            return DisputeErrors.NothingToDispute;
        var prepared = await Prepare(db, own, request.Text.Trim(), stop);
        return await store.Write(write => Record(write, prepared, stop), stop);
    }

    private async Task<bool> IsOverruled(ConcaveDb db, SubmittedJudgment own, CancellationToken stop) =>
        (await Feedback.Decided(db, own.ProjectId, stop)).Contains(own.BatchId)
        && (await Feedback.Of(db, vault, own.ProjectId, own.RoundId, [own.PairId], stop)).TryGetValue(own.PairId, out var settled)
        && settled.Choice != own.Choice;

    private async Task<Prepared> Prepare(ConcaveDb db, SubmittedJudgment own, string text, CancellationToken stop)
    {
        var client = await db.Projects.Where(p => p.Id == own.ProjectId).Select(p => p.ClientId).SingleAsync(stop);
        DisputeRecord record = new(clock.NewId(), own.Id, pseudonyms.Of(client, own.AnnotatorId), text, RecordJson.Stamp(clock.GetUtcNow()));
        return new(
            new()
            {
                Id = record.Dispute,
                ProjectId = own.ProjectId,
                BatchId = own.BatchId,
                PairId = own.PairId,
                JudgmentId = own.Id,
                By = own.AnnotatorId,
                At = record.At,
                Content = await vault.Close(own.ProjectId, record, stop),
            },
            record);
    }

    private async Task<Result<Guid>> Record(ConcaveDb db, Prepared prepared, CancellationToken stop)
    {
        var (row, record) = prepared;
        await Exclusive.Lock(db, "dispute", row.JudgmentId, stop);
        if (await db.Disputes.AnyAsync(d => d.JudgmentId == row.JudgmentId, stop))
            return DisputeErrors.AlreadyDisputed;
        db.Disputes.Add(row);
        db.Enter(row.ProjectId, row.BatchId, DisputeRows.Kind, row.Id, record, clock);
        return row.Id;
    }
}
