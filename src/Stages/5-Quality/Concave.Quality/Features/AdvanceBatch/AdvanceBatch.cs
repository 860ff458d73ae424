using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Quality;

/// <summary>Where a batch stands after it was advanced as far as it goes without people.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="State">Open again when tier 1 asked for second judgments; UnderReview while people review.</param>
/// <param name="OpenReviews">Reviews that wait for people.</param>
public sealed record AdvanceView(Guid BatchId, BatchState State, int OpenReviews);

/// <summary>
/// Takes a judged batch through quality assurance, as far as it goes by itself: tier 1 looks at every judgment; flagged
/// pairs go back for a second one; disagreements and the spot check become reviews; when those are done, the gates
/// decide. Running it again, or twice at once, changes nothing: every step asks first where the batch stands.
/// </summary>
public sealed class AdvanceBatch(Store store, ContentVault vault, EvaluateBatch evaluate, TimeProvider clock)
{
    private readonly Screening screening = new(store, vault, clock);
    private readonly OpeningReviews opening = new(store, vault, clock);

    /// <returns>The state reached; batch-unknown, or whatever stopped a step.</returns>
    public async Task<Result<AdvanceView>> Handle(Guid batchId, CancellationToken stop)
    {
        while (true)
        {
            await using var db = store.Read();
            if (await RoundGround.Of(db, vault, batchId, stop) is not { } ground)
                return Errors.BatchUnknown;
            var state = await db.StateOf(batchId, stop);
            if (await Next(db, ground, state, stop) is not { } step)
                return new AdvanceView(batchId, state, await db.CountReviews(ground.Round.Id, stop));
            if (step.Failed)
                return step.Problem;
        }
    }

    /// <summary>Takes the next step; null when the batch waits for people, or is decided.</summary>
    private async Task<Result<Done>?> Next(ConcaveDb db, RoundGround ground, BatchState state, CancellationToken stop)
    {
        if (state is not (BatchState.Judged or BatchState.UnderReview))
            return null;
        if (await db.IsUnscreened(ground.Round.Id, stop))
            return await screening.Handle(db, ground, stop);
        if (state == BatchState.Judged)
            return await opening.Handle(db, ground, stop);
        if (await db.IsReviewing(ground.Round.Id, stop))
            return null;
        return await Evaluate(ground.Batch.Id, stop);
    }

    private async Task<Result<Done>> Evaluate(Guid batchId, CancellationToken stop)
    {
        var evaluated = await evaluate.Handle(batchId, stop);
        return evaluated.Problem is { Kind: not ProblemKind.Refused } problem
            ? problem
            : default(Done); // refused: the batch moved on meanwhile, so look again
    }
}
