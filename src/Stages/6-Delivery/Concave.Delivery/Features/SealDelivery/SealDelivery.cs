using System.Text.Json;
using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
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
    public sealed record Request(Guid BatchId);

    /// <returns>The delivery; batch-unknown, batch-not-passed naming the state, or delivery-unverified.</returns>
    public async Task<Result<DeliveryView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        if (await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BatchId, stop) is not { } batch)
            return Errors.BatchUnknown;
        if (await Existing(db, batch.Id, stop) is { } existing)
            return existing;
        var state = await db.StateOf(batch.Id, stop);
        if (state != BatchState.Passed)
            return Errors.NotPassed(state);
        await ledger.Handle(batch.ProjectId, stop);
        return await Seal(batch, actor, stop);
    }

    private async Task<Result<DeliveryView>> Seal(Batch batch, Actor actor, CancellationToken stop)
    {
        var records = await collect.Handle(batch.Id, stop);
        if (records.Failed)
            return records.Problem;
        using var work = WorkFolder.Open(home, "delivery", clock.NewId(), clock.GetUtcNow());
        var packed = await PackedBag.Make(records.Value, keys.Current(), work, stop);
        if (packed.Failed)
            return packed.Problem;

        var round = records.Value.Rounds.MaxBy(r => r.Number)!.Round;
        var delivery = new SealedDelivery
        {
            Id = records.Value.Delivery.Delivery,
            ProjectId = batch.ProjectId,
            BatchId = batch.Id,
            RoundId = round,
            VerdictReleased = true,
            BagDigest = packed.Value.Digest,
            KeyId = packed.Value.KeyId,
            BlobKey = $"deliveries/{records.Value.Delivery.Delivery:D}/{clock.NewId():D}.tar.sealed",
            Looser = JsonSerializer.Serialize(records.Value.Delivery.LooserThanHouse, RecordJson.Options),
            SealedAt = RecordJson.Stamp(clock.GetUtcNow()),
        };
        await using (var tar = File.OpenRead(packed.Value.Tar))
            await blobs.Put(batch.ProjectId, delivery.BlobKey, tar, stop);
        return await Release(delivery, actor, stop);
    }

    private async Task<Result<DeliveryView>> Release(SealedDelivery delivery, Actor actor, CancellationToken stop)
    {
        var released = await store.Write(db => Record(db, delivery, actor, stop), stop);
        await using var db = store.Read();
        if (!await db.SealedDeliveries.AnyAsync(d => d.BlobKey == delivery.BlobKey, stop))
            await blobs.Remove(delivery.BlobKey, stop); // somebody else sealed it at the same time, or the batch moved on
        return released;
    }

    private async Task<Result<DeliveryView>> Record(ConcaveDb db, SealedDelivery delivery, Actor actor, CancellationToken stop)
    {
        if (await Existing(db, delivery.BatchId, stop) is { } existing)
            return existing;
        db.SealedDeliveries.Add(delivery with { });
        db.EnterDigest(delivery.ProjectId, delivery.BatchId, LedgerKinds.Delivery, delivery.Id, delivery.BagDigest, clock);
        var stepped = await db.Step(delivery.BatchId, BatchState.Released, $"Sealed as delivery {delivery.Id:D}.", actor.Id, clock, stop);
        return stepped.Failed ? stepped.Problem : DeliveryView.Of(delivery);
    }

    private static async Task<DeliveryView?> Existing(ConcaveDb db, Guid batchId, CancellationToken stop) =>
        await db.SealedDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.BatchId == batchId, stop) is { } sealedOnce ? DeliveryView.Of(sealedOnce) : null;
}
