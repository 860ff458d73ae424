using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>The statements around reviews and their leases.</summary>
internal static class ReviewQueue
{
    extension(ConcaveDb db)
    {
        /// <summary>
        /// Reviews of a kind that this person may take, the oldest first. Nobody gets a pair they judged or settled, and
        /// the spot check waits for the adjudication: it looks at the label as it will be delivered.
        /// </summary>
        internal IQueryable<ReviewTask> FreeFor(Guid person, Guid projectId, ReviewKind kind, DateTimeOffset now) =>
            from review in db.Set<ReviewTask>()
            where review.ProjectId == projectId && review.Kind == kind
                && (review.State == ReviewState.Waiting || (review.State == ReviewState.Leased && review.LeaseUntil < now))
                && !db.SubmittedJudgments.IgnoreQueryFilters().Any(j => j.BatchId == review.BatchId && j.PairId == review.PairId && j.AnnotatorId == person)
                && !db.QualityEntries.Any(e => e.RoundId == review.RoundId && e.PairId == review.PairId && e.Kind == QualityEntryKind.Resolution && e.By == person)
                && (kind == ReviewKind.Adjudication || !db.Set<ReviewTask>().Any(o => o.RoundId == review.RoundId && o.PairId == review.PairId
                    && o.Kind == ReviewKind.Adjudication && o.State != ReviewState.Done))
            orderby review.OpenedAt, review.Id
            select review;

        /// <summary>True when the person judged the pair in any round of the batch, or settled it in this one.</summary>
        internal async Task<bool> IsOwnWork(ReviewTask review, Guid person, CancellationToken stop) =>
            await db.SubmittedJudgments.IgnoreQueryFilters().AnyAsync(j => j.BatchId == review.BatchId && j.PairId == review.PairId && j.AnnotatorId == person, stop)
            || await db.QualityEntries.AnyAsync(e => e.RoundId == review.RoundId && e.PairId == review.PairId && e.Kind == QualityEntryKind.Resolution && e.By == person, stop);

        /// <summary>
        /// The review for closing, or why it cannot be. A lease that ended is still good while nobody else took it. One
        /// person at a time closes reviews of a round, so that the last one is known to be the last.
        /// </summary>
        internal async Task<Result<ReviewTask>> ForClosing(ReviewTask known, Guid person, CancellationToken stop)
        {
            await Exclusive.Lock(db, "reviews", known.RoundId, stop);
            var review = await db.Set<ReviewTask>().AsTracking().SingleAsync(r => r.Id == known.Id, stop);
            if (review.State == ReviewState.Done)
                return Errors.ReviewDone;
            return review.State == ReviewState.Leased && review.HolderId == person ? review : Errors.ReviewNotHeld;
        }

        /// <summary>Closes it; the last one of the round asks for the batch to go on.</summary>
        internal async Task Close(ReviewTask review, Guid entryId, bool more, TimeProvider clock, CancellationToken stop)
        {
            review.State = ReviewState.Done;
            review.LeaseUntil = null;
            review.Draft = null;
            review.EntryId = entryId;
            if (!more && !await db.Set<ReviewTask>().AnyAsync(r => r.RoundId == review.RoundId && r.Id != review.Id && r.State != ReviewState.Done, stop))
                RoundJudged.Enqueue(db, review.RoundId, review.BatchId, clock);
        }
    }
}
