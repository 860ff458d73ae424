using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>A review that somebody holds, again: a page is reloaded, a form was refused.</summary>
public sealed class ReadReview(Store store, ContentVault vault)
{
    /// <param name="Decided">True to get one's own decided review as well: whoever lost the acknowledgement sends the same again.</param>
    public sealed record Request(Guid ProjectId, ReviewKind Kind, Guid ReviewId, bool Decided = false);

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
            { State: ReviewState.Done } when !request.Decided || review.HolderId != actor.Id => Errors.ReviewDone,
            { State: ReviewState.Leased or ReviewState.Done } when review.HolderId == actor.Id => ReviewView.Of(await HeldReview.Of(review, vault, stop), await PairCase.Of(db, vault, review, stop)),
            _ => Errors.ReviewNotHeld,
        };
    }
}
