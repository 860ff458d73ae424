using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>How far a batch is on its way to the client.</summary>
public enum SealingState
{
    /// <summary>The gates have not let it through.</summary>
    NotPassed,

    /// <summary>It passed, and nobody has asked for the delivery.</summary>
    Ready,

    /// <summary>The delivery is being made.</summary>
    Sealing,

    /// <summary>It could not be made, however often it was tried. A person decides.</summary>
    Failed,

    /// <summary>The delivery is there.</summary>
    Sealed,
}

/// <summary>Where a batch's delivery stands.</summary>
/// <param name="Delivery">Once sealed; of a batch that is being corrected, the last one there is.</param>
/// <param name="Fault">Why the last attempt failed; null when none did, and for clients.</param>
public sealed record SealingView(Guid BatchId, SealingState State, BatchState Batch, DeliveryView? Delivery, string? Fault);

/// <summary>Says where the delivery of a batch stands.</summary>
public sealed class ShowSealing(Store store)
{
    public sealed record Request(Guid BatchId);

    /// <returns>The state; batch-unknown when there is none for this actor.</returns>
    public async Task<Result<SealingView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        var found = await db.BatchFor(request.BatchId, actor, stop);
        if (found.Failed)
            return found.Problem;
        var batch = await db.StateOf(request.BatchId, stop);
        var last = await db.LastDelivery(request.BatchId, stop);
        var job = await LastJob(db, request.BatchId, stop);
        return new SealingView(
            request.BatchId, StateOf(batch, job), batch, last is null ? null : DeliveryView.Of(last), actor.Has(Roles.Lead) ? job?.LastError : null);
    }

    private static Task<Job?> LastJob(ConcaveDb db, Guid batchId, CancellationToken stop) => db.SealRequests
        .Where(r => r.BatchId == batchId).OrderByDescending(r => r.At)
        .Join(db.Jobs, r => r.JobId, j => j.Id, (_, j) => j).FirstOrDefaultAsync(stop);

    private static SealingState StateOf(BatchState batch, Job? job) => batch switch
    {
        BatchState.Released => SealingState.Sealed,
        not BatchState.Passed => SealingState.NotPassed,
        _ => job?.State switch
        {
            JobState.Ready or JobState.Leased => SealingState.Sealing,
            JobState.Dead => SealingState.Failed,
            _ => SealingState.Ready,
        },
    };
}
