using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Collecting;
using Concave.Delivery.Links;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>A new ticket. This is the only time its secret is shown.</summary>
public sealed record TicketView(Guid TicketId, string Ticket, DateTimeOffset ExpiresAt);

/// <summary>Issues the right to fetch a delivery once [D6]: to a client for their own, or by the lead to be handed on.</summary>
public sealed class IssueTicket(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="DeliveryId">The delivery.</param>
    /// <param name="Hours">How long the ticket may wait to be used; null for as long as the quality plan allows.</param>
    public sealed record Request(Guid DeliveryId, int? Hours = null);

    /// <returns>The ticket; delivery-unknown for whoever may not see it, ticket-life when it would live too long, content-destroyed when the project was closed.</returns>
    public async Task<Result<TicketView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var read = store.Read();
        var delivery = await read.DeliveryFor(request.DeliveryId, actor, stop);
        if (delivery.Failed)
            return delivery.Problem;
        if ((await read.LastStepOf(delivery.Value.ProjectId, stop))?.To == ProjectState.Destroyed)
            return Errors.ContentDestroyed;
        var mostDays = await MostDays(read, delivery.Value, stop);
        var hours = request.Hours ?? mostDays * 24;
        if (TicketRules.RefuseLife(hours, mostDays) is { } life)
            return life;
        var (secret, now) = (TicketRules.NewSecret(), clock.GetUtcNow());
        var ticket = new DownloadTicket
        {
            Id = clock.NewId(),
            DeliveryId = delivery.Value.Id,
            Hash = TicketRules.HashOf(secret),
            IssuedBy = actor.Id,
            IssuedAt = now,
            ExpiresAt = now.AddHours(hours),
        };
        return await store.Write(db => Add(db, ticket, secret), stop);
    }

    private static Task<Result<TicketView>> Add(ConcaveDb db, DownloadTicket ticket, string secret)
    {
        db.DownloadTickets.Add(ticket with { });
        return Task.FromResult<Result<TicketView>>(new TicketView(ticket.Id, secret, ticket.ExpiresAt));
    }

    private async Task<int> MostDays(ConcaveDb db, SealedDelivery delivery, CancellationToken stop) =>
        (await DeliveryGround.GuidelinesOf(db, vault, delivery.BatchId, delivery.ProjectId, stop)).Plan.LinkDays;
}
