using System.Security.Cryptography;
using Concave.Data.Blobs;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Links;
using Concave.Delivery.Packing;
using Concave.Delivery.Recipients;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>
/// Opens a delivery for whoever holds a link [D6]. The link names a ticket that was used and says how long; nothing is
/// read before both are checked, nothing leaves before what is stored is whole and the log says who is taking it. A client
/// who has a key of their own gets it encrypted to that.
/// </summary>
public sealed class DownloadDelivery(Store store, MasterKey master, SealedBlobs blobs, TimeProvider clock)
{
    /// <param name="TicketId">As in the link.</param>
    /// <param name="Until">Unix seconds, as in the link.</param>
    /// <param name="Signature">As in the link.</param>
    public sealed record Request(Guid TicketId, long Until, string Signature);

    /// <returns>The packed bag; link-invalid, link-expired, ticket-revoked or delivery-damaged.</returns>
    public async Task<Result<DownloadStream>> Handle(Request request, CancellationToken stop)
    {
        if (!new DownloadLinks(master).IsGenuine(request.TicketId, request.Until, request.Signature))
            return Errors.LinkInvalid;
        if (clock.GetUtcNow().ToUnixTimeSeconds() >= request.Until)
            return Errors.LinkExpired;
        await using var db = store.Read();
        if (await db.TicketRevocations.AnyAsync(r => r.TicketId == request.TicketId, stop))
            return Errors.TicketRevoked;
        var use = await db.TicketUses.SingleAsync(u => u.TicketId == request.TicketId, stop);
        var tickets = db.DownloadTickets.Where(t => t.Id == request.TicketId).Select(t => t.DeliveryId);
        var delivery = await db.SealedDeliveries.SingleAsync(d => tickets.Contains(d.Id), stop);
        var client = await db.Projects.Where(p => p.Id == delivery.ProjectId).Select(p => p.ClientId).SingleAsync(stop);
        return await Open(delivery, await db.KeyOf(client, stop), use, stop);
    }

    private async Task<Result<DownloadStream>> Open(SealedDelivery delivery, ClientKey? key, TicketUse use, CancellationToken stop)
    {
        var log = new DownloadLog(store, clock, delivery.Id, use, clock.NewId());
        var tar = await new StoredBag(blobs).Open(delivery, stop);
        await log.Enter(tar.Failed ? DownloadStep.Damaged : DownloadStep.Begun, 0);
        return tar.Failed ? tar.Problem : new DownloadStream(tar.Value, delivery.Id, delivery.PackedBytes, Enclosed(key, delivery.PackedBytes), log);
    }

    private static Envelope? Enclosed(ClientKey? key, long bytes)
    {
        if (key is null)
            return null;
        using var recipient = RSA.Create();
        recipient.ImportFromPem(key.PublicPem);
        return new(recipient, bytes);
    }
}
