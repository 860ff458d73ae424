using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality;

/// <summary>
/// Puts a judged batch under review: majorities are recorded by rule where the plan says so, every other disagreement
/// waits for a senior, and the keyed draw says what the spot check looks at [Q3, Q4].
/// </summary>
internal sealed class OpeningReviews(Store store, ContentVault vault, TimeProvider clock)
{
    /// <summary>Who a majority's resolution is by.</summary>
    internal const string Rule = "rule";

    private sealed record Settled(ResolutionRecord Record, byte[] Content);

    internal async Task<Result<Done>> Handle(ConcaveDb read, RoundGround ground, CancellationToken stop)
    {
        var reading = new RoundReading(read, vault, ground, stop);
        var said = FirstJudgments.ByPair(await reading.Judgments(), ground.Round.Number, PairPurpose.Production);
        var pairs = (await reading.Routings()).ConvertAll(r => r.Pair);
        var draw = new KeyedDraw(await vault.OpenBytes(ground.ProjectId, ground.Round.Seed, stop));
        var plan = ReviewRules.Of(ground.Plan, pairs, said, draw);
        List<Settled> settled = [];
        foreach (var majority in plan.Majorities)
        {
            var record = RecordOf(majority, ground);
            settled.Add(new(record, await vault.Close(ground.ProjectId, record, stop)));
        }

        return await store.Write(db => Open(db, ground, plan, settled, stop), stop);
    }

    private async Task<Result<Done>> Open(ConcaveDb db, RoundGround ground, ReviewPlan plan, IReadOnlyList<Settled> settled, CancellationToken stop)
    {
        if (await db.StateOf(ground.Batch.Id, stop) != BatchState.Judged || await db.IsUnscreened(ground.Round.Id, stop))
            return default(Done); // somebody else was quicker
        await db.InsertAll(settled.Select(s => EntryOf(s, ground)), stop);
        foreach (var resolution in settled)
            db.Enter(ground.ProjectId, ground.Batch.Id, LedgerKinds.Resolution, resolution.Record.Resolution, resolution.Record, clock);
        await db.InsertAll(plan.Adjudications.Select(pair => TaskOf(ground, pair, ReviewKind.Adjudication, ReviewReasons.Disagreement)), stop);
        await db.InsertAll(plan.SpotChecks.Select(pair => TaskOf(ground, pair, ReviewKind.SpotCheck, ReviewReasons.Sample)), stop);
        var why = FormattableString.Invariant(
            $"Tier 1 is done; {plan.Adjudications.Count} disagreements wait for a senior, {plan.SpotChecks.Count} pairs for the spot check.");
        return await db.Step(ground.Batch.Id, BatchState.UnderReview, why, Guid.Empty, clock, stop);
    }

    private ResolutionRecord RecordOf(MajorityVote majority, RoundGround ground) => new()
    {
        Resolution = clock.NewId(),
        Batch = ground.Batch.Id,
        Round = ground.Round.Number,
        Pair = majority.Pair,
        Kind = ResolutionKind.Majority,
        Choice = majority.Choice,
        Text = majority.Text,
        By = Rule,
        Error = "",
        GuidelineGap = false,
        Escalated = false,
        At = RecordJson.Stamp(clock.GetUtcNow()),
    };

    private static QualityEntry EntryOf(Settled settled, RoundGround ground) => new()
    {
        Id = settled.Record.Resolution,
        ProjectId = ground.ProjectId,
        RoundId = ground.Round.Id,
        Kind = QualityEntryKind.Resolution,
        PairId = settled.Record.Pair,
        By = Guid.Empty,
        At = settled.Record.At,
        Content = settled.Content,
    };

    private ReviewTask TaskOf(RoundGround ground, Guid pair, ReviewKind kind, string reason) => new()
    {
        Id = clock.NewId(),
        ProjectId = ground.ProjectId,
        BatchId = ground.Batch.Id,
        RoundId = ground.Round.Id,
        PairId = pair,
        Kind = kind,
        Reason = reason,
        OpenedAt = clock.GetUtcNow(),
    };
}
