using Concave.Annotation.Working;
using Concave.Data.Context;

namespace Concave.Annotation.Features;

/// <summary>Takes back slots whose lease ran out.</summary>
internal static class LeaseReturn
{
    private const string Due = "SELECT id, assignment_id FROM slots WHERE round_id = @p0 AND state = 'Leased' AND lease_until < @p1 ORDER BY lease_until LIMIT 64";
    internal const string Reopen = "UPDATE slots SET state = 'Open', assignment_id = NULL, lease_until = NULL WHERE id = @p0 AND state = 'Leased' AND assignment_id = @p1";

    /// <summary>Opens them again, at most 64 at a time; returns how many.</summary>
    internal static async Task<int> TakeBack(ConcaveDb db, Guid roundId, DateTimeOffset now, CancellationToken stop)
    {
        var due = await db.Rows($"{Due} {db.Database.SkipLocked}", row => (Slot: row.GetGuid(0), Assignment: row.GetGuid(1)), stop, roundId, StoredTime.Of(now));
        foreach (var (slot, assignment) in due)
        {
            await db.Change(Reopen, stop, slot, assignment);
            await db.Change(ClaimSql.Expire, stop, assignment);
        }

        return due.Count;
    }
}
