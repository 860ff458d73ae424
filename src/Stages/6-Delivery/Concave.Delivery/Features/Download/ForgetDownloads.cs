using Concave.Data.Context;
using Concave.Data.Register;
using Concave.Delivery.Links;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>Tickets and the download log go a year after the project's content (DPDP Rules 2025, rule 8(3)).</summary>
internal sealed class ForgetDownloads : IProjectLog
{
    public async Task Erase(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        var tickets = db.DownloadTickets.Where(t => db.SealedDeliveries.Any(d => d.Id == t.DeliveryId && d.ProjectId == projectId));
        await db.DownloadEntries.Where(e => tickets.Any(t => t.Id == e.TicketId)).ExecuteDeleteAsync(stop);
        await db.TicketUses.Where(u => tickets.Any(t => t.Id == u.TicketId)).ExecuteDeleteAsync(stop);
        await db.TicketRevocations.Where(r => tickets.Any(t => t.Id == r.TicketId)).ExecuteDeleteAsync(stop);
        await tickets.ExecuteDeleteAsync(stop);
    }
}

/// <summary>What somebody fetched, for their own eyes.</summary>
internal sealed class OwnDownloads : IPersonalData
{
    public async Task<IReadOnlyList<PersonalPart>> Of(ConcaveDb db, Guid personId, CancellationToken stop) =>
    [
        new("downloads", [.. await db.DownloadEntries.Where(e => e.By == personId).OrderBy(e => e.At).Select(e => new { e.DeliveryId, e.Step, e.Bytes, e.At }).ToListAsync(stop)]),
    ];

    /// <summary>Nothing: the log names people by ids alone, and goes with its project.</summary>
    public Task Erase(ConcaveDb db, Guid personId, CancellationToken stop) => Task.CompletedTask;
}
