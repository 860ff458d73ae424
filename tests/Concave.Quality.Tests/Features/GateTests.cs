using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>The gates of a round, from its last judgment to its verdict. One subclass a database.</summary>
public abstract class GateTests(TestDatabase database)
{
    [Theory]
    [InlineData(87, BatchState.Withheld)]
    [InlineData(88, BatchState.Passed)]
    public async Task Gold_accuracy_decides_at_exactly_88_percent(int right, BatchState outcome)
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(right);
        await bench.Judge();
        await bench.RunJobs();
        Assert.Equal(BatchState.UnderReview, await bench.State());
        await bench.Review();

        var row = await bench.Row();
        Assert.Equal(outcome, row.State);
        var gold = await bench.Gate(GateNames.GoldAccuracy);
        Assert.Equal((right / 100.0, 0.88, 100), (gold.Value, gold.Threshold, gold.N));
        Assert.Equal(outcome == BatchState.Withheld, row.Reasons.Any(r => r.StartsWith("gold_accuracy", StringComparison.Ordinal)));
        Assert.Equal(outcome == BatchState.Withheld ? 1 : 0, row.Reasons.Count);
    }

    [Fact]
    public async Task A_passed_round_has_a_verdict_for_every_pair_and_their_digest_in_the_ledger()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(100);
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();

        await using var db = bench.Bench.Store.Read();
        var verdicts = (await db.Verdicts.ToListAsync()).ConvertAll(v => System.Text.Json.JsonSerializer.Deserialize<VerdictRecord>(v.Record, RecordJson.Options)!);
        var entry = await db.LedgerEntries.SingleAsync(e => e.Kind == LedgerKinds.Verdict);
        Assert.Equal(RecordDigests.Verdicts(verdicts), entry.Digest);
        Assert.Equal(bench.Round.RoundId, entry.SubjectId);
        Assert.Equal(bench.Round.Pairs.Select(p => p.Pair).Order(), verdicts.Select(v => v.Pair).Order());
        Assert.All(verdicts, v => Assert.Equal(bench.Usual(v.Pair), v.Choice));
    }

    [Fact]
    public async Task Agreement_below_the_gate_withholds_though_every_dispute_was_settled()
    {
        await using var bench = await QualityBench.Open(database);
        var disputed = bench.Sample.Take(4).ToHashSet();
        await bench.JudgeGold(100);
        await bench.Judge((pair, ordinal) => new(disputed.Contains(pair) && ordinal == 1 ? Other(bench.Usual(pair)) : bench.Usual(pair)));
        await bench.RunJobs();
        await bench.Review();

        var agreement = await bench.Gate(GateNames.Agreement);
        Assert.Equal((GateOutcome.Failed, 15), (agreement.Outcome, agreement.N));
        Assert.InRange(agreement.Value!.Value, 0.3, 0.72);
        Assert.Equal(GateOutcome.Passed, (await bench.Gate(GateNames.Adjudication)).Outcome);
        Assert.Equal(BatchState.Withheld, await bench.State());
    }

    [Fact]
    public async Task A_disagreement_nobody_settled_holds_the_batch_back()
    {
        await using var bench = await QualityBench.Open(database);
        var disputed = bench.Sample[0];
        await bench.JudgeGold(100);
        await bench.Judge((pair, ordinal) => new(pair == disputed && ordinal == 1 ? Other(bench.Usual(pair)) : bench.Usual(pair)));
        await bench.RunJobs();

        Assert.Equal(BatchState.UnderReview, await bench.State());
        Assert.Equal("reviews-open", (await bench.Bench.Get<EvaluateBatch>().Handle(bench.Round.BatchId, default)).Problem?.Code);
        Assert.Equal(BatchState.UnderReview, (await bench.Bench.Get<AdvanceBatch>().Handle(bench.Round.BatchId, default)).Value!.State);
        await bench.Review();
        Assert.Equal(BatchState.Passed, await bench.State());
    }

    [Fact]
    public async Task Nothing_turns_a_withheld_batch_into_a_passed_one()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(10);
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();
        Assert.Equal(BatchState.Withheld, await bench.State());

        Assert.Equal("batch-state", (await bench.Bench.Get<EvaluateBatch>().Handle(bench.Round.BatchId, default)).Problem?.Code);
        Assert.Equal(BatchState.Withheld, (await bench.Bench.Get<AdvanceBatch>().Handle(bench.Round.BatchId, default)).Value!.State);
        await Assert.ThrowsAnyAsync<Exception>(() => bench.Write(db => Forge(db, bench.Round, BatchState.Withheld)));
        await Assert.ThrowsAnyAsync<Exception>(() => bench.Write(db => Forge(db, bench.Round, BatchState.UnderReview)));
        Assert.Equal(BatchState.Withheld, await bench.State());
    }

    [Fact]
    public async Task The_gates_take_no_actor_and_no_opinion()
    {
        var ways = typeof(EvaluateBatch).GetMethods().Where(m => m.DeclaringType == typeof(EvaluateBatch)).ToList();

        Assert.Equal([typeof(Guid), typeof(CancellationToken)], Assert.Single(ways).GetParameters().Select(p => p.ParameterType));
        await using var bench = await QualityBench.Open(database);
        Assert.Equal("batch-state", (await bench.Bench.Get<EvaluateBatch>().Handle(bench.Round.BatchId, default)).Problem?.Code);
    }

    [Fact]
    public async Task Jobs_that_run_twice_or_at_once_change_nothing()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(100);
        await bench.Judge();
        var advance = bench.Bench.Get<AdvanceBatch>();

        var advanced = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => advance.Handle(bench.Round.BatchId, default)));

        Assert.All(advanced, a => Assert.Equal((BatchState.UnderReview, 5), (a.Value!.State, a.Value.OpenReviews)));
        await bench.Review();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => advance.Handle(bench.Round.BatchId, default)));
        Assert.Equal(BatchState.Passed, await bench.State());
    }

    internal static Choice Other(Choice choice) => choice == Choice.A ? Choice.B : Choice.A;

    private static async Task Forge(Data.Context.ConcaveDb db, SeededRound round, BatchState from)
    {
        var last = await db.BatchTransitions.MaxAsync(t => t.Number);
        db.Add(new BatchTransition { BatchId = round.BatchId, Number = last + 1, Previous = last, From = from, To = BatchState.Passed, Why = "forged", By = Guid.Empty, At = default });
    }
}

public sealed class GatesOnSqlite() : GateTests(TestDatabase.Sqlite);

public sealed class GatesOnPostgres() : GateTests(TestDatabase.Postgres);
