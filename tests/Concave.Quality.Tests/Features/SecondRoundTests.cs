using Concave.Data.HandOffs;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>A batch that was withheld and is judged again. One subclass a database.</summary>
public abstract class SecondRoundTests(TestDatabase database)
{
    private const string Reason = "The first answer names the source.";

    [Fact]
    public async Task The_gates_of_a_round_know_nothing_of_the_round_before()
    {
        await using var bench = await Withheld();
        var first = bench.Round;
        await bench.Reopen();
        await bench.JudgeGold(100);
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();

        Assert.Equal(BatchState.Passed, await bench.State());
        var gold = await bench.Gate(GateNames.GoldAccuracy);
        Assert.Equal((1.0, 100), (gold.Value, gold.N));
        Assert.Equal(1.0, (await bench.Gate(GateNames.Agreement)).Value!.Value, 12);

        // What the first round left is still there, as it was.
        await using var db = bench.Bench.Store.Read();
        var before = await db.BatchVerdicts.SingleAsync(v => v.RoundId == first.RoundId);
        Assert.False(before.Released);
        Assert.Equal(2 * first.Pairs.Count, await db.Verdicts.CountAsync());
        Assert.Equal(2, await db.BatchVerdicts.CountAsync());
        Assert.Equal([1, 2], (await db.Rounds.OrderBy(r => r.Number).ToListAsync()).Select(r => r.Number));
    }

    [Fact]
    public async Task Good_gold_of_the_first_round_does_not_carry_a_bad_second_one()
    {
        await using var bench = await Withheld(right: 87);
        await bench.Reopen();
        await bench.JudgeGold(40);
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();

        Assert.Equal(BatchState.Withheld, await bench.State());
        Assert.Equal((0.4, 100), await bench.Gate(GateNames.GoldAccuracy) is var gold ? (gold.Value, gold.N) : default);
        Assert.Equal(0, (await bench.Row()).RootCauses); // the second round asks for causes of its own
    }

    [Fact]
    public async Task Whoever_judged_a_pair_in_any_round_never_adjudicates_it()
    {
        await using var bench = await Withheld();
        await bench.Reopen();
        var disputed = bench.Sample[0];
        await bench.JudgeGold(100);

        // In the first round annotators 0 and 1 judged; in this one 1 and 2 do, and 1 and 2 disagree.
        await bench.Judge((pair, ordinal) => new(pair == disputed && ordinal == 1 ? GateTests.Other(bench.Usual(pair)) : bench.Usual(pair)), by: ordinal => ordinal + 1);
        await bench.RunJobs();
        foreach (var judge in bench.Round.Annotators)
        {
            var both = judge.Actor with { Roles = Roles.Senior | Roles.Annotator };
            Assert.Equal("no-review", (await bench.Bench.Get<ClaimReview>().Handle(new(bench.Round.ProjectId, ReviewKind.Adjudication), both, default)).Problem?.Code);
        }

        var view = (await bench.Bench.Get<ClaimReview>().Handle(new(bench.Round.ProjectId, ReviewKind.Adjudication), bench.Senior, default)).Value!;
        foreach (var judge in bench.Round.Annotators)
        {
            var both = judge.Actor with { Roles = Roles.Senior | Roles.Annotator };
            Assert.Equal("own-work", (await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, Reason), both, default)).Problem?.Code);
        }

        Assert.Null((await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, Reason), bench.Senior, default)).Problem);
    }

    private async Task<QualityBench> Withheld(int right = 50)
    {
        var bench = await QualityBench.Open(database);
        await bench.JudgeGold(right);
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();
        Assert.Equal(BatchState.Withheld, await bench.State());
        Assert.Null((await bench.Bench.Get<LogRootCause>().Handle(new(bench.Round.BatchId, "bad_gold", null, "The sample gold was mixed up."), bench.Lead, default)).Problem);
        return bench;
    }
}

public sealed class SecondRoundsOnSqlite() : SecondRoundTests(TestDatabase.Sqlite);

public sealed class SecondRoundsOnPostgres() : SecondRoundTests(TestDatabase.Postgres);
