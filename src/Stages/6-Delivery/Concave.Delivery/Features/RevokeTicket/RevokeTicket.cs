using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Links;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>Takes a ticket back, and the link it became. Taking it back twice changes nothing.</summary>
public sealed class RevokeTicket(Store store, TimeProvider clock)
{
    public sealed record Request(Guid TicketId);

    /// <returns>Done; ticket-unknown for whoever may not see the delivery.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        return await store.Write(db => Revoke(db, request.TicketId, actor, stop), stop);
    }

    private async Task<Result<Done>> Revoke(ConcaveDb db, Guid ticketId, Actor actor, CancellationToken stop)
    {
        var ticket = await db.DownloadTickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == ticketId, stop);
        if (ticket is null || (await db.DeliveryFor(ticket.DeliveryId, actor, stop)).Failed)
            return Errors.TicketUnknown;
        if (!await db.TicketRevocations.AnyAsync(r => r.TicketId == ticketId, stop))
            db.TicketRevocations.Add(new() { TicketId = ticketId, By = actor.Id, At = clock.GetUtcNow() });
        return default(Done);
    }
}
