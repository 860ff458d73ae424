using Concave.Annotation.Working;
using Concave.Data.Context;

namespace Concave.Annotation.Features;

/// <summary>What the annotator already has: a task on lease, or one whose lease ran out while nobody else took it.</summary>
internal sealed class HeldTasks(ConcaveDb db, Guid projectId, Guid annotatorId, DateTimeOffset now, CancellationToken stop)
{
    private sealed record Held(Guid Id, Guid RoundId, Guid? SlotId);

    /// <summary>The task to go on with, its lease renewed; null when there is none.</summary>
    internal async Task<TaskClaimView?> Resume(IReadOnlyList<RoundSetup> open)
    {
        if (await Find(ClaimSql.Held) is [var held])
        {
            if (open.FirstOrDefault(r => r.RoundId == held.RoundId) is { } round)
                return await Renew(held, round);
            await db.Change(ClaimSql.Expire, stop, held.Id); // its round is over
        }

        foreach (var lapsed in await Find(ClaimSql.Lapsed))
        {
            if (open.FirstOrDefault(r => r.RoundId == lapsed.RoundId) is { } round && await Regain(lapsed, round))
                return await Renew(lapsed, round);
        }

        return null;
    }

    private Task<List<Held>> Find(string sql) =>
        db.Rows(sql, row => new Held(row.GetGuid(0), row.GetGuid(1), row.GuidOrNull(2)), stop, projectId, annotatorId);

    private async Task<bool> Regain(Held lapsed, RoundSetup round) => lapsed.SlotId is null
        || await db.Change(ClaimSql.LeaseSlot, stop, lapsed.SlotId, lapsed.Id, StoredTime.Of(now + round.Lease)) == 1;

    private async Task<TaskClaimView> Renew(Held held, RoundSetup round)
    {
        var until = now + round.Lease;
        if (held.SlotId is { } slot)
            await db.Change(ClaimSql.RenewSlot, stop, slot, held.Id, StoredTime.Of(until));
        await db.Change(ClaimSql.RenewAssignment, stop, held.Id, StoredTime.Of(until));
        return new(held.Id, until);
    }
}
