using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Kernel;

namespace Concave.Annotation.Features;

/// <summary>Why there is no task, which decides whether it is worth to wait.</summary>
internal static class NothingLeft
{
    private const string OpenSlots = "SELECT 1 FROM slots WHERE round_id = @p0 AND state = 'Open' LIMIT 1";
    private const string NextLease = "SELECT MIN(lease_until) FROM slots WHERE round_id = @p0 AND state = 'Leased'";

    internal static async Task<Problem> Why(ConcaveDb db, IReadOnlyList<Guid> open, Guid projectId, Guid annotatorId, CancellationToken stop)
    {
        var paused = await db.Rows(ClaimSql.Paused, row => row.IsDBNull(0), stop, projectId, annotatorId);
        if (paused.Contains(false))
            return Errors.YouArePaused;
        if (open.Count == 0)
            return paused.Count > 0 ? Errors.BatchPaused : Errors.NotOpen;
        var waiting = false;
        DateTimeOffset? until = null;
        foreach (var round in open)
        {
            waiting |= (await db.Rows(OpenSlots, _ => true, stop, round)).Count > 0;
            if (await db.Rows(NextLease, row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.Time(0), stop, round) is [{ } lease] && (until is null || lease < until))
                until = lease;
        }

        return until is { } next ? Errors.OthersHold(next) : waiting ? Errors.NothingForYou : Errors.AllDone;
    }
}
