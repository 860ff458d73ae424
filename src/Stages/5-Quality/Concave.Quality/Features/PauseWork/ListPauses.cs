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

/// <summary>What was paused in a batch, the newest first.</summary>
public sealed class ListPauses(Store store, ContentVault vault)
{
    public sealed record Request(Guid BatchId);

    public async Task<Result<IReadOnlyList<PauseView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (!await db.Batches.AnyAsync(b => b.Id == request.BatchId, stop))
            return Errors.BatchUnknown;
        List<PauseView> views = [];
        foreach (var pause in await db.WorkPauses.Where(p => p.BatchId == request.BatchId).OrderByDescending(p => p.At).ThenBy(p => p.Id).ToListAsync(stop))
        {
            var seen = await vault.Open<PauseRecord>(pause.ProjectId, pause.Content, stop);
            var lift = await db.PauseLifts.SingleOrDefaultAsync(l => l.PauseId == pause.Id, stop);
            var reason = lift is null ? "" : (await vault.Open<LiftRecord>(pause.ProjectId, lift.Content, stop)).Reason;
            views.Add(new(pause.Id, seen.Annotator.Length == 0 ? null : seen.Annotator, pause.At, seen.Why, lift?.At, reason));
        }

        return views;
    }
}
