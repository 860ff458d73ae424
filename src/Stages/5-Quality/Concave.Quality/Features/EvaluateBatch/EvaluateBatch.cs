using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>How a batch came out.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Round">Number of the round.</param>
/// <param name="Released">True when every gate passed or is declared absent.</param>
/// <param name="Gates">All gates, in order.</param>
/// <param name="Reasons">Why it is withheld; empty when released.</param>
/// <param name="ReleasedPairs">Pairs with a label that is released.</param>
public sealed record BatchOutcomeView(
    Guid BatchId, int Round, bool Released, IReadOnlyList<GateRecord> Gates, IReadOnlyList<string> Reasons, int ReleasedPairs);

/// <summary>
/// Puts the gates to a reviewed round and records how it came out [Q5, Q6]. This is the only way to Passed: it takes no
/// actor and no opinion, and asks the same <see cref="Gates"/> that the report prints and the verifier repeats.
/// </summary>
public sealed class EvaluateBatch(Store store, ContentVault vault, TimeProvider clock)
{
    private sealed record Evaluation(int Judgments, int RetiredGold, GateDecision Decision, IReadOnlyList<GateRecord> Gates, IReadOnlyList<VerdictRecord> Verdicts);

    /// <returns>The outcome; batch-unknown, batch-state or reviews-open when it is not time.</returns>
    public async Task<Result<BatchOutcomeView>> Handle(Guid batchId, CancellationToken stop)
    {
        await using var read = store.Read();
        if (await RoundGround.Of(read, vault, batchId, stop) is not { } ground)
            return Errors.BatchUnknown;
        if (await Refuse(read, ground, stop) is { } early)
            return early;
        var evaluation = await Evaluate(read, ground, stop);
        return await store.Write(db => Record(db, ground, evaluation, stop), stop);
    }

    private static async Task<Problem?> Refuse(ConcaveDb db, RoundGround ground, CancellationToken stop)
    {
        var state = await db.StateOf(ground.Batch.Id, stop);
        if (state != BatchState.UnderReview)
            return Errors.NotEvaluable(state);
        return await db.IsUnscreened(ground.Round.Id, stop) || await db.IsReviewing(ground.Round.Id, stop) ? Errors.ReviewsOpen : null;
    }

    private async Task<Evaluation> Evaluate(ConcaveDb db, RoundGround ground, CancellationToken stop)
    {
        var input = await new RoundReading(db, vault, ground, stop).Gates();
        var gates = Gates.Evaluate(input);
        var verdicts = VerdictRules.DecideAll(
            ground.Batch.Id, ground.Round.Number, input.Routings.Select(r => r.Pair), input.Judgments, input.Resolutions, input.SpotChecks, ground.Plan);
        return new(input.Judgments.Count, input.RetiredGold.Count, Gates.Decide(gates, ground.Plan), gates, verdicts);
    }

    private async Task<Result<BatchOutcomeView>> Record(ConcaveDb db, RoundGround ground, Evaluation evaluation, CancellationToken stop)
    {
        if (await Refuse(db, ground, stop) is { } moved)
            return moved;
        if (await db.SubmittedJudgments.CountAsync(j => j.RoundId == ground.Round.Id, stop) != evaluation.Judgments)
            return Errors.ReviewsOpen; // a judgment came in between: it is screened and counted first
        await Exclusive.Lock(db, RetireGold.LockName, ground.ProjectId, stop);
        if (await db.GoldRetirements.CountAsync(r => r.RoundId == ground.Round.Id, stop) != evaluation.RetiredGold)
            return Errors.ReviewsOpen; // gold was retired in between: the figures are taken anew
        var (released, reasons) = evaluation.Decision;
        db.BatchVerdicts.Add(new()
        {
            RoundId = ground.Round.Id,
            BatchId = ground.Batch.Id,
            Released = released,
            Gates = JsonSerializer.Serialize(evaluation.Gates, RecordJson.Options),
            Reasons = JsonSerializer.Serialize(reasons, RecordJson.Options),
            DecidedAt = RecordJson.Stamp(clock.GetUtcNow()),
        });
        await db.InsertAll(evaluation.Verdicts.Select(v => RowOf(v, ground)), stop);
        db.EnterDigest(ground.ProjectId, ground.Batch.Id, LedgerKinds.Verdict, ground.Round.Id, RecordDigests.Verdicts(evaluation.Verdicts), clock);
        var stepped = await db.Step(
            ground.Batch.Id, released ? BatchState.Passed : BatchState.Withheld, released ? "Every gate passed." : string.Join(' ', reasons), Guid.Empty, clock, stop);
        return stepped.Failed
            ? stepped.Problem
            : new BatchOutcomeView(ground.Batch.Id, ground.Round.Number, released, evaluation.Gates, reasons, evaluation.Verdicts.Count(v => v.Released));
    }

    private static Verdict RowOf(VerdictRecord verdict, RoundGround ground) => new()
    {
        RoundId = ground.Round.Id,
        PairId = verdict.Pair,
        Released = verdict.Released,
        Choice = verdict.Choice,
        Record = System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(verdict)),
    };
}
