using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>What a review ended in.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="EntryId">Id of the resolution or spot check that is now on record.</param>
/// <param name="Escalated">True when a spot check of the pair follows.</param>
public sealed record ReviewDoneView(Guid ReviewId, Guid EntryId, bool Escalated);

/// <summary>
/// A senior annotator settles a disagreement in writing [Q3]. An escalation, or a disagreement about a pair that tier 1
/// flagged, goes on to the spot check [Q4].
/// </summary>
public sealed class Adjudicate(Store store, ContentVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <param name="ReviewId">The claimed review.</param>
    /// <param name="Choice">What the pair's label is to be.</param>
    /// <param name="Text">Why, 15 characters or more; the client reads it.</param>
    /// <param name="Escalate">True to ask the ML-engineering team to look as well.</param>
    /// <param name="Error">What the overruled judgment got wrong: one of <see cref="ErrorTypes.All"/>, or "".</param>
    /// <param name="GuidelineGap">True when the guidelines do not say how such a pair is judged.</param>
    public sealed record Request(Guid ReviewId, Choice Choice, string Text, bool Escalate = false, string Error = "", bool GuidelineGap = false);

    private sealed record Prepared(ReviewTask Review, ResolutionRecord Record, byte[] Content, bool SpotCheck);

    /// <returns>The resolution; sending the same again returns the same.</returns>
    public async Task<Result<ReviewDoneView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Senior) is { } refusal)
            return refusal;
        if ((ReviewTextRules.Check(nameof(request.Text), request.Text) ?? ErrorTypes.Check(request.Error)) is { } fault)
            return fault;
        await using var read = store.Read();
        var review = await read.ReviewTasks.SingleOrDefaultAsync(r => r.Id == request.ReviewId && r.Kind == ReviewKind.Adjudication, stop);
        if (review is null)
            return Errors.ReviewUnknown;
        var about = await PairCase.Of(read, vault, review, stop);
        if (review.State == ReviewState.Done)
            return Again(review, about, request, actor);
        if (await read.IsOwnWork(review, actor.Id, stop))
            return Errors.OwnWork;
        var prepared = await Prepare(read, review, about, request, actor, stop);
        return prepared.Failed ? prepared.Problem : await store.Write(db => Record(db, prepared.Value, actor, stop), stop);
    }

    // The delivery stage's job that looks for proposals.
    private const string CompileFindingsJob = "compile-findings";

    private static Result<ReviewDoneView> Again(ReviewTask review, PairCase about, Request request, Actor actor)
    {
        var entry = about.Resolutions.Single(r => r.Resolution == review.EntryId);
        var same = review.HolderId == actor.Id && (entry.Choice, entry.Text, entry.Escalated, entry.Error, entry.GuidelineGap)
            == (request.Choice, request.Text.Trim(), request.Escalate, request.Error, request.GuidelineGap);
        return same ? new ReviewDoneView(review.Id, entry.Resolution, GoesToTier3(about, entry.Escalated)) : Errors.ReviewDone;
    }

    // Who adjudicates asks for it, or the pair was flagged; a record without spot checks has nobody to look.
    private static bool GoesToTier3(PairCase about, bool escalated) =>
        escalated || (about.Flags.Count > 0 && !ReviewRules.Lacks(about.Ground.Plan, "spot_check"));

    private async Task<Result<Prepared>> Prepare(ConcaveDb db, ReviewTask review, PairCase about, Request request, Actor actor, CancellationToken stop)
    {
        var plan = about.Ground.Plan;
        if (ReviewTextRules.Check(request.Choice, plan) is { } choice)
            return choice;
        if (request.Escalate && ReviewRules.Lacks(plan, "spot_check"))
            return Errors.EscalationAbsent;
        var client = await db.Projects.Where(p => p.Id == review.ProjectId).Select(p => p.ClientId).SingleAsync(stop);
        var record = new ResolutionRecord
        {
            Resolution = clock.NewId(),
            Batch = review.BatchId,
            Round = about.Ground.Round.Number,
            Pair = review.PairId,
            Kind = ResolutionKind.Adjudication,
            Choice = request.Choice,
            Text = request.Text.Trim(),
            By = pseudonyms.Of(client, actor.Id),
            Error = request.Error,
            GuidelineGap = request.GuidelineGap,
            Escalated = request.Escalate,
            At = RecordJson.Stamp(clock.GetUtcNow()),
        };
        return new Prepared(review, record, await vault.Close(review.ProjectId, record, stop), GoesToTier3(about, request.Escalate));
    }

    private async Task<Result<ReviewDoneView>> Record(ConcaveDb db, Prepared prepared, Actor actor, CancellationToken stop)
    {
        var found = await db.ForClosing(prepared.Review, actor.Id, stop);
        if (found.Failed)
            return found.Problem;
        var (review, record) = (found.Value, prepared.Record);
        db.QualityEntries.Add(Entries.Of(review, QualityEntryKind.Resolution, record.Resolution, actor.Id, record.At, prepared.Content));
        db.Enter(review.ProjectId, review.BatchId, LedgerKinds.Resolution, record.Resolution, record, clock);
        if (record.GuidelineGap)
            db.Enqueue(CompileFindingsJob, new { review.ProjectId }, clock); // several under one criterion propose a change of the guidelines
        var escalates = prepared.SpotCheck && !await db.ReviewTasks.AnyAsync(
            r => r.RoundId == review.RoundId && r.PairId == review.PairId && r.Kind == ReviewKind.SpotCheck && r.State != ReviewState.Done, stop);
        if (escalates)
            db.ReviewTasks.Add(Escalated(review));
        await db.Close(review, record.Resolution, more: escalates, clock, stop);
        return new ReviewDoneView(review.Id, record.Resolution, prepared.SpotCheck);
    }

    private ReviewTask Escalated(ReviewTask review) => new()
    {
        Id = clock.NewId(),
        ProjectId = review.ProjectId,
        BatchId = review.BatchId,
        RoundId = review.RoundId,
        PairId = review.PairId,
        Kind = ReviewKind.SpotCheck,
        Reason = ReviewReasons.Escalated,
        OpenedAt = clock.GetUtcNow(),
    };
}
