using System.Text.Json;
using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Delivery.Access;
using Concave.Delivery.FollowUp;
using Concave.Delivery.Keys;
using Concave.Delivery.Packing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>
/// Seals a batch that passed [D7]: the ledger is sealed first, the bag is written from the records, verified as the
/// client would, packed, encrypted and stored; then the batch is Released. Sealing again gives the delivery there is.
/// </summary>
public sealed class SealDelivery(
    Store store, CollectRecords collect, SealLedger ledger, SigningKeys keys, SealedBlobs blobs, HomeFolder home, TimeProvider clock)
{
    /// <param name="BatchId">A batch that is Passed, or Released already.</param>
    /// <param name="Projections">Shapes of the rows that the client's trainers ask for beside <c>preference</c>.</param>
    public sealed record Request(Guid BatchId, IReadOnlyCollection<Projection>? Projections = null);

    /// <returns>The delivery; batch-unknown, batch-not-passed naming the state, delivery-unverified or signing-key-ended.</returns>
    public async Task<Result<DeliveryView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        if (await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BatchId, stop) is not { } batch)
            return Errors.BatchUnknown;
        var state = await db.StateOf(batch.Id, stop);
        if (state == BatchState.Released)
            return DeliveryView.Of((await db.LastDelivery(batch.Id, stop))!);
        if (state != BatchState.Passed)
            return Errors.NotPassed(state);
        await ledger.Handle(batch.ProjectId, stop);
        return await Seal(batch, request.Projections ?? [], actor, stop);
    }

    private async Task<Result<DeliveryView>> Seal(Batch batch, IReadOnlyCollection<Projection> projections, Actor actor, CancellationToken stop)
    {
        using var key = keys.Current();
        using var work = WorkFolder.Open(home, "delivery", clock.NewId(), clock.GetUtcNow());
        var written = await Written(batch.Id, projections, key, work, stop);
        if (written.Failed)
            return written.Problem;
        if (await BagInspection.Fault(written.Value, key, stop) is { } fault)
            return fault;
        var delivery = await Keep(batch, written.Value, stop);
        return await Release(delivery, key, actor, stop);
    }

    private async Task<Result<WrittenBag>> Written(Guid batchId, IReadOnlyCollection<Projection> projections, SigningKey key, WorkFolder work, CancellationToken stop)
    {
        var superseded = await Superseded(batchId, work, stop);
        if (superseded.Failed)
            return superseded.Problem;
        var records = await collect.Handle(batchId, stop);
        return records.Then(r => WrittenBag.Of(r, superseded.Value, projections, key, work));
    }

    // A batch that is passed and has a delivery was opened again to be corrected.
    private async Task<Result<SupersededBag?>> Superseded(Guid batchId, WorkFolder work, CancellationToken stop)
    {
        await using var db = store.Read();
        if (await db.LastDelivery(batchId, stop) is not { } last)
            return (SupersededBag?)null;
        var bag = await SupersededBag.Read(last, new StoredBag(blobs), work, stop);
        return bag.Failed ? bag.Problem : bag.Value;
    }

    private async Task<SealedDelivery> Keep(Batch batch, WrittenBag written, CancellationToken stop)
    {
        var key = $"deliveries/{written.Delivery.Delivery:D}/{clock.NewId():D}.tar.sealed";
        await store.Write<Done>(db =>
        {
            db.SealAttempts.Add(new() { BlobKey = key, RoundId = written.Round, At = clock.GetUtcNow() });
            return Task.FromResult<Result<Done>>(default(Done));
        }, stop);
        return Row(batch, written, key, await PackedBag.Keep(written, blobs, batch.ProjectId, key, stop));
    }

    private SealedDelivery Row(Batch batch, WrittenBag written, string key, PackedBag packed) => new()
    {
        Id = written.Delivery.Delivery,
        ProjectId = batch.ProjectId,
        BatchId = batch.Id,
        RoundId = written.Round,
        VerdictReleased = true,
        BagDigest = written.Sealed.Digest,
        KeyId = written.Sealed.KeyId,
        BlobKey = key,
        PackedDigest = packed.Digest,
        PackedBytes = packed.Bytes,
        Looser = JsonSerializer.Serialize(written.Delivery.LooserThanHouse, RecordJson.Options),
        Supersedes = written.Supersedes,
        SealedAt = RecordJson.Stamp(clock.GetUtcNow()),
    };

    private async Task<Result<DeliveryView>> Release(SealedDelivery delivery, SigningKey key, Actor actor, CancellationToken stop)
    {
        var released = await store.Write(db => Record(db, delivery, key, actor, stop), stop);
        await using var db = store.Read();
        // What an attempt before this one left when it died, or this one when somebody else was first.
        var kept = await db.SealedDeliveries.Where(d => d.RoundId == delivery.RoundId).Select(d => d.BlobKey).SingleOrDefaultAsync(stop);
        string[] left = kept is null
            ? [delivery.BlobKey]
            : await db.SealAttempts.Where(a => a.RoundId == delivery.RoundId && a.BlobKey != kept).Select(a => a.BlobKey).ToArrayAsync(stop);
        foreach (var blob in left)
            await blobs.Remove(blob, stop);
        return released;
    }

    private async Task<Result<DeliveryView>> Record(ConcaveDb db, SealedDelivery delivery, SigningKey key, Actor actor, CancellationToken stop)
    {
        if (await Existing(db, delivery.RoundId, stop) is { } existing)
            return existing;
        if (await db.HasEnded(key.KeyId, stop))
            return Errors.KeyEnded;
        var stepped = await db.Step(delivery.BatchId, BatchState.Released, $"Sealed as delivery {delivery.Id:D}.", actor.Id, clock, stop);
        if (stepped.Failed) // another attempt may have come first since it was looked
            return await Existing(db, delivery.RoundId, stop) is { } other ? other : stepped.Problem;
        await db.Publish(key, clock, stop);
        db.SealedDeliveries.Add(delivery with { });
        FollowUpJob.Enqueue(db, delivery.Id, delivery.SealedAt, clock);
        db.EnterDigest(delivery.ProjectId, delivery.BatchId, LedgerKinds.Delivery, delivery.Id, delivery.BagDigest, clock);
        return DeliveryView.Of(delivery);
    }

    private static async Task<DeliveryView?> Existing(ConcaveDb db, Guid round, CancellationToken stop) =>
        await db.SealedDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.RoundId == round, stop) is { } delivery ? DeliveryView.Of(delivery) : null;
}
