using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Quality;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Workers;

/// <summary>Looks once an hour at every open batch in which somebody worked since, and pauses what should not go on [A6].</summary>
internal sealed class WatchWork(Store store, PauseWork pause, TimeProvider clock, Pulse pulse, ILogger<WatchWork> log)
    : Worker("watch", TimeSpan.FromHours(1), clock, pulse, log)
{
    // The house itself asks; what it stops is for the lead.
    private static readonly Actor House = new(Guid.Empty, Roles.Lead);

    private readonly Dictionary<Guid, int> seen = [];
    private readonly ILogger<WatchWork> log = log;

    protected override async Task Turn(CancellationToken stop)
    {
        foreach (var (batch, judgments) in await Worked(stop))
        {
            if (seen.GetValueOrDefault(batch) == judgments)
                continue;
            var looked = await pause.Handle(new(batch), House, stop);
            if (looked.Failed)
                log.LogError("The open round of batch {Batch} could not be looked at: {Code}", batch, looked.Problem.Code);
            else if (looked.Value.Added > 0)
                log.LogWarning("{Count} pauses in batch {Batch} wait for a lead", looked.Value.Added, batch);
            seen[batch] = judgments;
        }
    }

    private async Task<List<(Guid Batch, int Judgments)>> Worked(CancellationToken stop)
    {
        await using var db = store.Read();
        var open = await db.RoundProgress.Where(p => p.OpenSlots > 0)
            .Join(db.Rounds, p => p.RoundId, r => r.Id, (p, r) => new { r.BatchId, p.Judgments }).ToListAsync(stop);
        return open.ConvertAll(o => (o.BatchId, o.Judgments));
    }
}
