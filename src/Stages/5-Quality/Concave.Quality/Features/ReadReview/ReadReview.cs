using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>A review that somebody holds, again: a page is reloaded, a form was refused.</summary>
public sealed class ReadReview(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId, ReviewKind Kind, Guid ReviewId);

    /// <returns>The review; review-not-held when somebody else took it, review-done once it is decided.</returns>
    public async Task<Result<ReviewView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(request.Kind == ReviewKind.Adjudication ? Roles.Senior : Roles.Engineer) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var review = await db.ReviewTasks.SingleOrDefaultAsync(r => r.Id == request.ReviewId && r.ProjectId == request.ProjectId && r.Kind == request.Kind, stop);
        return review switch
        {
            null => Errors.ReviewUnknown,
            { State: ReviewState.Done } => Errors.ReviewDone,
            { State: ReviewState.Leased } when review.HolderId == actor.Id => ReviewView.Of(review, await PairCase.Of(db, vault, review, stop)),
            _ => Errors.ReviewNotHeld,
        };
    }
}
