using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>A pause and, when it is over, why.</summary>
/// <param name="Pseudonym">Whose work; null for everybody's.</param>
/// <param name="Why">What was seen, in figures.</param>
/// <param name="LiftedWhy">"" while it lasts.</param>
public sealed record PauseView(Guid PauseId, string? Pseudonym, DateTimeOffset At, string Why, DateTimeOffset? LiftedAt, string LiftedWhy);

/// <summary>What was paused in a batch, and whose work on the project is still paused from another; the newest first.</summary>
public sealed class ListPauses(Store store, ContentVault vault)
{
    public sealed record Request(Guid BatchId);

    public async Task<Result<IReadOnlyList<PauseView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (await db.Batches.SingleOrDefaultAsync(b => b.Id == request.BatchId, stop) is not { } batch)
            return Errors.BatchUnknown;
        var found = await db.WorkPauses.Where(p => p.BatchId == batch.Id || (p.ProjectId == batch.ProjectId && p.AnnotatorId != null && !db.PauseLifts.Any(l => l.PauseId == p.Id)))
            .LeftJoin(db.PauseLifts, p => p.Id, l => l.PauseId, (pause, lift) => new { pause, lift }).OrderByDescending(x => x.pause.At).ThenBy(x => x.pause.Id).ToListAsync(stop);
        List<PauseView> views = [];
        foreach (var (pause, lift) in found.Select(x => (x.pause, x.lift)))
        {
            var seen = await vault.Open<PauseRecord>(pause.ProjectId, pause.Content, stop);
            var reason = lift is null ? "" : (await vault.Open<LiftRecord>(pause.ProjectId, lift.Content, stop)).Reason;
            views.Add(new(pause.Id, seen.Annotator.Length == 0 ? null : seen.Annotator, pause.At, seen.Why, lift?.At, reason));
        }

        return views;
    }
}
