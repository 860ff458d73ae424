using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Access;

/// <summary>Which deliveries somebody may see: the lead all, a client their own. What is not theirs does not exist for them.</summary>
internal static class DeliveryAccess
{
    extension(ConcaveDb db)
    {
        /// <summary>The project, or that it does not exist for this actor.</summary>
        internal async Task<Result<Project>> ProjectFor(Guid projectId, Actor actor, CancellationToken stop) =>
            await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == projectId, stop) is { } project && MaySee(actor, project)
                ? project
                : Errors.ProjectUnknown;

        /// <summary>The batch, or that it does not exist for this actor.</summary>
        internal async Task<Result<Batch>> BatchFor(Guid batchId, Actor actor, CancellationToken stop) =>
            await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, stop) is { } batch
            && !(await db.ProjectFor(batch.ProjectId, actor, stop)).Failed
                ? batch
                : Errors.BatchUnknown;

        /// <summary>The delivery, or that it does not exist for this actor.</summary>
        internal async Task<Result<SealedDelivery>> DeliveryFor(Guid deliveryId, Actor actor, CancellationToken stop) =>
            await db.SealedDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == deliveryId, stop) is { } delivery
            && !(await db.ProjectFor(delivery.ProjectId, actor, stop)).Failed
                ? delivery
                : Errors.DeliveryUnknown;

        /// <summary>The last delivery of a batch, if there is any.</summary>
        internal Task<SealedDelivery?> LastDelivery(Guid batchId, CancellationToken stop) =>
            db.SealedDeliveries.AsNoTracking().Where(d => d.BatchId == batchId).OrderByDescending(d => d.SealedAt).FirstOrDefaultAsync(stop);
    }

    private static bool MaySee(Actor actor, Project project) =>
        actor.HasOn(project.Id, Roles.Lead) || (actor.Has(Roles.Client) && actor.ClientId == project.ClientId);
}
