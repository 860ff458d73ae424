using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Kernel;

namespace Concave.Annotation.Features;

/// <summary>One claim inside one write. Every step is a statement or two on an index.</summary>
internal sealed class Claiming(ConcaveDb db, RoundSetups setups, TimeProvider clock, Guid projectId, Guid annotatorId, CancellationToken stop)
{
    private readonly DateTimeOffset now = clock.GetUtcNow();

    internal async Task<Result<ClaimOutcome>> Run()
    {
        var claimant = await Claimant.Find(db, projectId, annotatorId, stop);
        if (claimant.Failed)
            return claimant.Problem;
        var open = await db.Rows(ClaimSql.OpenRounds, row => row.GetGuid(0), stop, projectId, annotatorId);
        var unopened = open.Where(id => setups.Known(id) is null).ToArray();
        if (unopened.Length > 0)
            return new ClaimOutcome(Task: null, unopened);

        var held = new HeldTasks(db, projectId, annotatorId, now, stop);
        if (await held.Resume([.. open.Select(id => setups.Known(id)!)]) is { } resumed)
            return new ClaimOutcome(resumed, []);
        foreach (var round in open)
        {
            var search = new SlotSearch(db, clock, setups.Known(round)!, claimant.Value, now, stop);
            if (await search.Next() is { } found)
                return new ClaimOutcome(found, []);
        }

        return await NothingLeft.Why(db, open, projectId, annotatorId, stop);
    }
}
