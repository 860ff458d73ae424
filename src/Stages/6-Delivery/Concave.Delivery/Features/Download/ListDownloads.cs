using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Links;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>One download of a delivery.</summary>
/// <param name="By">The user who turned the ticket into the link.</param>
/// <param name="Name">Their name; "" when the account is gone.</param>
/// <param name="State">How far it came; Begun while it runs, or when the process died meanwhile.</param>
/// <param name="Bytes">Handed to the connection.</param>
public sealed record DownloadView(Guid DownloadId, Guid TicketId, Guid By, string Name, DateTimeOffset At, DownloadStep State, long Bytes);

/// <summary>Who took a delivery, and when; newest first. The client may see it as well as the lead.</summary>
public sealed class ListDownloads(Store store)
{
    public sealed record Request(Guid DeliveryId);

    /// <returns>The downloads; delivery-unknown for whoever may not see it.</returns>
    public async Task<Result<IReadOnlyList<DownloadView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        if ((await db.DeliveryFor(request.DeliveryId, actor, stop)).Problem is { } unknown)
            return unknown;
        var entries = await db.DownloadEntries.Where(e => e.DeliveryId == request.DeliveryId).ToListAsync(stop);
        var people = entries.Select(e => e.By).Distinct().ToArray();
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, stop);
        return entries.GroupBy(e => e.DownloadId).Select(steps => View([.. steps.OrderBy(s => s.Step)], names)).OrderByDescending(d => d.At).ThenByDescending(d => d.DownloadId).ToArray();
    }

    private static DownloadView View(IReadOnlyList<DownloadEntry> steps, Dictionary<Guid, string> names)
    {
        var (first, last) = (steps[0], steps[^1]);
        return new(first.DownloadId, first.TicketId, first.By, names.GetValueOrDefault(first.By, ""), first.At, last.Step, last.Bytes);
    }
}
