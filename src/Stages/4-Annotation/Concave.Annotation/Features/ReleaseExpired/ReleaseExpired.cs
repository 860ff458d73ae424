using Concave.Annotation.Working;
using Concave.Data.Writing;

namespace Concave.Annotation.Features;

/// <summary>
/// Takes back every lease that ran out, in all projects. Claims do the same for the round they look at, so this is
/// housekeeping for the boards: a timer calls it.
/// </summary>
public sealed class ReleaseExpired(Store store, TimeProvider clock)
{
    private const string Rounds = "SELECT DISTINCT round_id FROM slots WHERE state = 'Leased' AND lease_until < @p0";

    /// <returns>How many slots are open again.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var total = 0;
        while (await Some(stop) is > 0 and var some)
            total += some;
        return total;
    }

    private async Task<int> Some(CancellationToken stop)
    {
        var taken = await store.Write<int>(async db =>
        {
            var now = clock.GetUtcNow();
            var count = 0;
            foreach (var round in await db.Rows(Rounds, row => row.GetGuid(0), stop, Data.Context.StoredTime.Of(now)))
                count += await LeaseReturn.TakeBack(db, round, now, stop);
            return count;
        }, stop);
        return taken.Value;
    }
}
