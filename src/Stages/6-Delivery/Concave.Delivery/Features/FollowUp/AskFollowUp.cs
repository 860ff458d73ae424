using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Mail;
using Concave.Data.Writing;
using Concave.Delivery.FollowUp;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>
/// Asks a delivery's client, in the studio and by e-mail where a server is set, what the delivery changed [D5]. A
/// delivery that a later one corrects is not asked about, nor one whose project's content is gone.
/// </summary>
internal sealed class AskFollowUp(Store store, SendMail mail, TimeProvider clock)
{
    internal Task<Result<Done>> Handle(Guid deliveryId, CancellationToken stop) => store.Write(db => Ask(db, deliveryId, stop), stop);

    private async Task<Result<Done>> Ask(ConcaveDb db, Guid deliveryId, CancellationToken stop)
    {
        var delivery = await db.SealedDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == deliveryId, stop);
        if (delivery is null
            || await db.FollowUpAsks.AnyAsync(a => a.DeliveryId == deliveryId, stop)
            || await db.SealedDeliveries.AnyAsync(d => d.Supersedes == deliveryId, stop)
            || (await db.LastStepOf(delivery.ProjectId, stop))?.To == ProjectState.Destroyed)
            return default(Done);
        db.FollowUpAsks.Add(new() { DeliveryId = deliveryId, ProjectId = delivery.ProjectId, AskedAt = clock.GetUtcNow() });
        FindingsJob.Enqueue(db, delivery.ProjectId, clock);
        if (!mail.IsSet)
            return default(Done);
        var client = await db.Projects.Where(p => p.Id == delivery.ProjectId).Select(p => p.ClientId).SingleAsync(stop);
        foreach (var user in await db.Users.Where(u => u.ClientId == client).Select(u => u.Id).ToListAsync(stop))
            FollowUpMailJob.Enqueue(db, deliveryId, user, clock);
        return default(Done);
    }
}
