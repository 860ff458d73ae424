using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>
/// Gives a senior the next disagreement, or an engineer the next spot check, on a lease. Whoever holds one already gets
/// the same again.
/// </summary>
public sealed class ClaimReview(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="ProjectId">The project.</param>
    /// <param name="Kind">What to review: adjudication needs the senior role, the spot check the engineer role.</param>
    public sealed record Request(Guid ProjectId, ReviewKind Kind);

    /// <returns>The review; no-review with the reason.</returns>
    public async Task<Result<ReviewView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(request.Kind == ReviewKind.Adjudication ? Roles.Senior : Roles.Engineer) is { } refusal)
            return refusal;
        var lease = await LeaseOf(request.ProjectId, stop);
        if (lease.Failed)
            return lease.Problem;
        var claimed = await store.Write(db => Claim(db, request, actor.Id, lease.Value, stop), stop);
        if (claimed.Failed)
            return claimed.Problem;
        await using var read = store.Read();
        var review = await read.ReviewTasks.SingleAsync(r => r.Id == claimed.Value, stop);
        return ReviewView.Of(await HeldReview.Of(review, vault, stop), await PairCase.Of(read, vault, review, stop));
    }

    private async Task<Result<TimeSpan>> LeaseOf(Guid projectId, CancellationToken stop)
    {
        await using var db = store.Read();
        var document = await db.ApprovedGuidelines.Where(g => g.ProjectId == projectId).OrderByDescending(g => g.Version).Select(g => g.Document).FirstOrDefaultAsync(stop);
        return document is null
            ? Errors.ProjectUnknown
            : TimeSpan.FromMinutes((await vault.Open<GuidelinesDocument>(projectId, document, stop)).Plan.LeaseMinutes);
    }

    private async Task<Result<Guid>> Claim(ConcaveDb db, Request request, Guid person, TimeSpan lease, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var until = now + lease;
        if (await Held(db, request, person, now, until, stop) is { } own)
            return own;
        while (await db.FreeFor(person, request.ProjectId, request.Kind, now).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(stop) is { } free)
        {
            // On PostgreSQL somebody may have taken it since it was read; then no row answers, and the next one is tried.
            var taken = await db.ReviewTasks
                .Where(r => r.Id == free && (r.State == ReviewState.Waiting || (r.State == ReviewState.Leased && r.LeaseUntil < now)))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReviewState.Leased).SetProperty(r => r.HolderId, person).SetProperty(r => r.LeaseUntil, until)
                    .SetProperty(r => r.Draft, (byte[]?)null).SetProperty(r => r.DraftRevision, 0), stop); // what somebody else entered is nobody's
            if (taken == 1)
                return free;
        }

        return await NothingLeft(db, request, stop);
    }

    /// <summary>What the person has, with its draft: also when its lease ran out, as long as nobody else took it.</summary>
    private static async Task<Guid?> Held(ConcaveDb db, Request request, Guid person, DateTimeOffset now, DateTimeOffset until, CancellationToken stop)
    {
        var own = db.ReviewTasks.Where(r => r.ProjectId == request.ProjectId && r.Kind == request.Kind && r.State == ReviewState.Leased && r.HolderId == person);
        foreach (var held in await own.OrderByDescending(r => r.LeaseUntil).Select(r => new { r.Id, r.LeaseUntil }).ToListAsync(stop))
        {
            if (held.LeaseUntil >= now || await own.Where(r => r.Id == held.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, until), stop) == 1)
                return held.Id;
        }

        return null;
    }

    private static async Task<Problem> NothingLeft(ConcaveDb db, Request request, CancellationToken stop)
    {
        var open = await db.ReviewTasks.CountAsync(r => r.ProjectId == request.ProjectId && r.Kind == request.Kind && r.State != ReviewState.Done, stop);
        return open == 0
            ? new("no-review", ProblemKind.NotFound, "No review of this kind waits.", "Come back when a batch is judged.")
            : new("no-review", ProblemKind.NotFound, $"{open} reviews are open, and none is yours to take: others hold them, you had a part in the pair, or its adjudication comes first.", "Come back later.");
    }
}
