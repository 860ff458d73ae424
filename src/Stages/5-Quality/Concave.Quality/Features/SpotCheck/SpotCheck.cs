using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>
/// The ML-engineering team confirms or overturns a label [Q4]. An overturned one gets the engineer's, in writing, and
/// nothing below tier 3 changes it again.
/// </summary>
public sealed class SpotCheck(Store store, ContentVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <param name="ReviewId">The claimed review.</param>
    /// <param name="Confirmed">True when the label on the table is right.</param>
    /// <param name="Choice">What it should be, when overturned; null when confirmed.</param>
    /// <param name="Note">Why, 15 characters or more when overturned; may be empty when confirmed.</param>
    public sealed record Request(Guid ReviewId, bool Confirmed, Choice? Choice, string Note);

    private sealed record Prepared(ReviewTask Review, SpotCheckRecord Check, byte[] CheckContent, ResolutionRecord? Resolution, byte[] ResolutionContent);

    /// <returns>The check; sending the same again returns the same.</returns>
    public async Task<Result<ReviewDoneView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Engineer) is { } refusal)
            return refusal;
        await using var read = store.Read();
        var review = await read.ReviewTasks.SingleOrDefaultAsync(r => r.Id == request.ReviewId && r.Kind == ReviewKind.SpotCheck, stop);
        if (review is null)
            return Errors.ReviewUnknown;
        var about = await PairCase.Of(read, vault, review, stop);
        if (review.State == ReviewState.Done)
            return Again(review, about, request, actor);
        if (await read.IsOwnWork(review, actor.Id, stop))
            return Errors.OwnWork;
        if (SpotCheckRules.Check(request, about.Label, about.Ground.Plan) is { } fault)
            return fault;
        var prepared = await Prepare(read, review, about, request, actor, stop);
        return await store.Write(db => Record(db, prepared, actor, stop), stop);
    }

    private static Result<ReviewDoneView> Again(ReviewTask review, PairCase about, Request request, Actor actor)
    {
        var check = about.SpotChecks.Single(c => c.SpotCheck == review.EntryId);
        var overturned = about.Resolutions.LastOrDefault(r => r.Kind == ResolutionKind.SpotCheck)?.Choice;
        var same = review.HolderId == actor.Id && check.Confirmed == request.Confirmed && check.Note == request.Note.Trim()
            && (request.Confirmed || overturned == request.Choice);
        return same ? new ReviewDoneView(review.Id, check.SpotCheck, Escalated: false) : Errors.ReviewDone;
    }

    private async Task<Prepared> Prepare(ConcaveDb db, ReviewTask review, PairCase about, Request request, Actor actor, CancellationToken stop)
    {
        var client = await db.Projects.Where(p => p.Id == review.ProjectId).Select(p => p.ClientId).SingleAsync(stop);
        var check = new SpotCheckRecord
        {
            SpotCheck = clock.NewId(),
            Batch = review.BatchId,
            Round = about.Ground.Round.Number,
            Pair = review.PairId,
            Reason = review.Reason,
            Confirmed = request.Confirmed,
            Note = request.Note.Trim(),
            By = pseudonyms.Of(client, actor.Id),
            At = RecordJson.Stamp(clock.GetUtcNow()),
        };
        var resolution = request.Choice is { } choice ? Overturning(check, choice, clock.NewId()) : null;
        return new(
            review, check, await vault.Close(review.ProjectId, check, stop),
            resolution, resolution is null ? [] : await vault.Close(review.ProjectId, resolution, stop));
    }

    private static ResolutionRecord Overturning(SpotCheckRecord check, Choice choice, Guid id) => new()
    {
        Resolution = id,
        Batch = check.Batch,
        Round = check.Round,
        Pair = check.Pair,
        Kind = ResolutionKind.SpotCheck,
        Choice = choice,
        Text = check.Note,
        By = check.By,
        Error = "",
        GuidelineGap = false,
        Escalated = false,
        At = check.At,
    };

    private async Task<Result<ReviewDoneView>> Record(ConcaveDb db, Prepared prepared, Actor actor, CancellationToken stop)
    {
        var found = await db.ForClosing(prepared.Review, actor.Id, stop);
        if (found.Failed)
            return found.Problem;
        var (review, check) = (found.Value, prepared.Check);
        db.QualityEntries.Add(Entries.Of(review, QualityEntryKind.SpotCheck, check.SpotCheck, actor.Id, check.At, prepared.CheckContent));
        db.Enter(review.ProjectId, review.BatchId, LedgerKinds.SpotCheck, check.SpotCheck, check, clock);
        if (prepared.Resolution is { } resolution)
        {
            db.QualityEntries.Add(Entries.Of(review, QualityEntryKind.Resolution, resolution.Resolution, actor.Id, resolution.At, prepared.ResolutionContent));
            db.Enter(review.ProjectId, review.BatchId, LedgerKinds.Resolution, resolution.Resolution, resolution, clock);
        }

        await db.Close(review, check.SpotCheck, more: false, clock, stop);
        return new ReviewDoneView(review.Id, check.SpotCheck, Escalated: false);
    }
}
