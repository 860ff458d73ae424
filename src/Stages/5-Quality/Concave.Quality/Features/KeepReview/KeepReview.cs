using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>The revision a draft now has: the base of the next one.</summary>
public sealed record ReviewDraftKept(int Revision);

/// <summary>
/// Keeps what the holder of a review has entered. Two windows cannot overwrite each other unseen: each save names the
/// revision it changes. Whoever writes keeps the review.
/// </summary>
public sealed class KeepReview(Store store, ContentVault vault, TimeProvider clock)
{
    // Longer than between two saves of somebody who thinks, shorter than a colleague would wait.
    private static readonly TimeSpan Prolonged = TimeSpan.FromMinutes(15);

    /// <param name="BaseRevision">The revision it was made from; 0 for the first.</param>
    public sealed record Request(Guid ProjectId, ReviewKind Kind, Guid ReviewId, int BaseRevision, ReviewDraft Draft);

    /// <returns>The new revision; draft-conflict when the stored one is newer, review-not-held, review-done or review-unknown.</returns>
    public async Task<Result<ReviewDraftKept>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(request.Kind == ReviewKind.Adjudication ? Roles.Senior : Roles.Engineer) is { } refusal)
            return refusal;
        if (request.Draft.Text.Length > ReviewTextRules.Most)
            return Errors.Invalid(nameof(request.Draft.Text), $"The reason has {request.Draft.Text.Length} characters; {ReviewTextRules.Most} are the most.", "Shorten it.");
        var content = await vault.Close(request.ProjectId, request.Draft, stop);
        return await store.Write(db => Keep(db, request, actor.Id, content, stop), stop);
    }

    private async Task<Result<ReviewDraftKept>> Keep(ConcaveDb db, Request request, Guid person, byte[] content, CancellationToken stop)
    {
        var asked = db.ReviewTasks.Where(r => r.Id == request.ReviewId && r.ProjectId == request.ProjectId && r.Kind == request.Kind);
        var held = asked.Where(r => r.State == ReviewState.Leased && r.HolderId == person);
        var kept = await held.Where(r => r.DraftRevision == request.BaseRevision)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Draft, content).SetProperty(r => r.DraftRevision, request.BaseRevision + 1), stop);
        if (kept == 0)
            return await WhyNot(asked, person, stop);
        var until = clock.GetUtcNow() + Prolonged;
        await held.Where(r => r.LeaseUntil < until).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, until), stop);
        return new ReviewDraftKept(request.BaseRevision + 1);
    }

    private static async Task<Problem> WhyNot(IQueryable<ReviewTask> asked, Guid person, CancellationToken stop) => await asked.SingleOrDefaultAsync(stop) switch
    {
        null => Errors.ReviewUnknown,
        { State: ReviewState.Done } => Errors.ReviewDone,
        { State: ReviewState.Leased } review when review.HolderId == person => Errors.DraftMoved,
        _ => Errors.ReviewNotHeld,
    };
}
