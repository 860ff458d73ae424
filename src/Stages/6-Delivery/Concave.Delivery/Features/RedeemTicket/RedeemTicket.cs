using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Links;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>Turns a ticket into a link, once. Whoever does it is the one the download log names.</summary>
public sealed class RedeemTicket(Store store, Data.Content.MasterKey master, TimeProvider clock)
{
    /// <param name="Ticket">The secret as it was handed out.</param>
    public sealed record Request(string Ticket);

    /// <returns>The link; ticket-unknown also for a ticket to somebody else's delivery; ticket-used, -expired or -revoked.</returns>
    public async Task<Result<DownloadLink>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        return await store.Write(db => Redeem(db, TicketRules.HashOf(request.Ticket), actor, stop), stop);
    }

    private async Task<Result<DownloadLink>> Redeem(ConcaveDb db, byte[] hash, Actor actor, CancellationToken stop)
    {
        var ticket = await db.DownloadTickets.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, stop);
        if (ticket is null || (await db.DeliveryFor(ticket.DeliveryId, actor, stop)).Failed)
            return Errors.TicketUnknown;
        var revoked = await db.TicketRevocations.AnyAsync(r => r.TicketId == ticket.Id, stop);
        var used = await db.TicketUses.AnyAsync(u => u.TicketId == ticket.Id, stop);
        var now = clock.GetUtcNow();
        if (TicketRules.Refuse(ticket, revoked, used, now) is { } refused)
            return refused;
        db.TicketUses.Add(new() { TicketId = ticket.Id, By = actor.Id, At = now });
        return new DownloadLinks(master).For(ticket.Id, now);
    }
}
