using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Rounds;
using Concave.PreScoring.Routing;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.ReopenBatch;

/// <summary>
/// Begins another round of a withheld batch, or of a delivered one that is to be corrected, once its root causes are on record [Q5]: every pair is routed and judged
/// again, under a new seed and with gold that nobody has met. What the earlier rounds left stays as it is.
/// </summary>
public sealed class ReopenBatch(Store store, ContentVault vault, IRandomSeeds seeds, TimeProvider clock)
{
    public sealed record Request(Guid BatchId);

    public async Task<Result<BatchView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (await db.Batches.SingleOrDefaultAsync(b => b.Id == request.BatchId, stop) is not { } batch)
            return Errors.BatchUnknown;
        var prepared = await Prepare(db, batch, stop);
        return prepared.Failed ? prepared.Problem : await store.Write(open => Insert(open, batch, prepared.Value, actor, stop), stop);
    }

    private async Task<Result<PreparedRound>> Prepare(ConcaveDb db, Batch batch, CancellationToken stop)
    {
        var rounds = await GatherRound.CountRounds(db, batch.ProjectId, stop);
        var state = await db.StateOf(batch.Id, stop);
        if (state is not (BatchState.Withheld or BatchState.Released))
            return Errors.NotWithheld(state);
        var last = await db.Rounds.Where(r => r.BatchId == batch.Id).OrderByDescending(r => r.Number).FirstAsync(stop);
        if (!await db.QualityEntries.AnyAsync(e => e.RoundId == last.Id && e.Kind == QualityEntryKind.RootCause, stop))
            return Errors.RootCauseMissing(last.Number);
        var material = await Again(db, rounds, batch, last.Id, stop);
        return material.Failed
            ? material.Problem
            : await new PrepareRound(vault, seeds, clock).Handle(db, material.Value, batch.Id, last.Number + 1, stop);
    }

    /// <summary>The same pairs under the same guidelines and provider as the round that was withheld.</summary>
    private async Task<Result<RoundMaterial>> Again(ConcaveDb db, int rounds, Batch batch, Guid round, CancellationToken stop)
    {
        var guidelines = await db.ApprovedGuidelines.SingleAsync(g => g.Id == batch.GuidelinesId, stop);
        var routed = await db.RoutedPairs.Where(r => r.RoundId == round && r.Reason != RouteReason.Gold)
            .Join(db.Pairs, r => r.PairId, p => p.Id, (r, p) => new { p.Id, p.Domain, p.Language, r.Slots, r.Record })
            .OrderBy(r => r.Id).ToListAsync(stop);
        var provider = JsonSerializer.Deserialize<RoutingRecord>(routed[0].Record, RecordJson.Options)!.Provider;
        var pairs = routed.ConvertAll(r => new MaterialPair(r.Id, new Subject(r.Domain, r.Language)));
        var recorded = batch.Recorded ? routed.ToDictionary(r => r.Id, r => r.Slots) : null;
        return await new GatherRound(vault).Handle(db, rounds, guidelines, pairs, recorded, provider, stop);
    }

    private async Task<Result<BatchView>> Insert(ConcaveDb db, Batch batch, PreparedRound prepared, Actor actor, CancellationToken stop)
    {
        if (await WriteRound.RefuseMoved(db, prepared.Draft.Material, stop) is { } moved)
            return moved;
        var written = await WriteRound.Insert(db, prepared, $"Round {prepared.Number} began after the root causes were recorded.", actor.Id, clock, stop);
        return written.Failed ? written.Problem : BatchView.Of(prepared, batch.Number);
    }
}
