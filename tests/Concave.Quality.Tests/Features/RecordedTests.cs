using Concave.Data.HandOffs;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>Work that was judged elsewhere and is replayed. One subclass a database.</summary>
public abstract class RecordedTests(TestDatabase database)
{
    private static readonly string[] Absent =
        ["rationale", "criterion_scores", "difficulty", "confidence", "sides", "times", "gold", "calibration", "pilot", "adjudication", "spot_check"];

    [Fact]
    public async Task A_majority_of_three_settles_a_pair_by_rule_and_a_three_way_split_stays_unresolved()
    {
        await using var bench = await Open(Absent);
        var (majority, split) = (bench.Round.Pairs[0].Pair, bench.Round.Pairs[1].Pair);
        await bench.Judge((pair, ordinal) => Bare(
            pair == majority && ordinal == 2 ? Choice.B : pair == split ? new[] { Choice.A, Choice.B, Choice.Tie }[ordinal] : bench.Usual(pair)));
        await bench.RunJobs();

        var record = Assert.Single(await bench.Entries<ResolutionRecord>(QualityEntryKind.Resolution));
        Assert.Equal((majority, Choice.A, ResolutionKind.Majority, "rule", "2 of 3 recorded judgments."), (record.Pair, record.Choice, record.Kind, record.By, record.Text));
        await using var db = bench.Bench.Store.Read();
        Assert.Contains("\"majority\"", (await db.Verdicts.SingleAsync(v => v.PairId == majority)).Record, StringComparison.Ordinal);
        Assert.False((await db.Verdicts.SingleAsync(v => v.PairId == split)).Released);
        Assert.Equal(BatchState.Passed, await bench.State());
        Assert.Equal(GateOutcome.NotEvaluated, (await bench.Gate(GateNames.GoldAccuracy)).Outcome);
        Assert.Empty(await db.QualityEntries.Where(e => e.Kind == QualityEntryKind.Flag).ToListAsync());
    }

    [Fact]
    public async Task A_split_that_no_majority_settles_waits_for_a_senior_unless_the_plan_says_there_is_none()
    {
        await using var bench = await Open([.. Absent.Where(f => f is not "adjudication")]);
        var split = bench.Round.Pairs[1].Pair;
        await bench.Judge((pair, ordinal) => Bare(pair == split ? new[] { Choice.A, Choice.B, Choice.Tie }[ordinal] : bench.Usual(pair)));
        await bench.RunJobs();

        Assert.Equal((BatchState.UnderReview, 1, 0), await bench.Row() is var row ? (row.State, row.Adjudications, row.SpotChecks) : default);
        var view = (await bench.Bench.Get<ClaimReview>().Handle(new(bench.Round.ProjectId, ReviewKind.Adjudication), bench.Senior, default)).Value!;
        Assert.Equal("escalation-absent", (await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, "Sample resolution, long enough.", Escalate: true), bench.Senior, default)).Problem?.Code);
        await bench.Review();
        Assert.Equal(BatchState.Passed, await bench.State());
    }

    [Fact]
    public async Task Tier_1_looks_at_what_the_record_has_and_asks_nobody_to_judge_again()
    {
        await using var bench = await Open([.. Absent.Where(f => f is not "criterion_scores")]);
        await bench.Judge((pair, ordinal) => Bare(bench.Usual(pair)) with
        {
            Scores = _ => Said.InLine(pair == bench.Round.Pairs[0].Pair && ordinal == 0 ? GateTests.Other(bench.Usual(pair)) : bench.Usual(pair)),
        });
        await bench.RunJobs();

        Assert.Equal("scores_contradict_choice", Assert.Single(await bench.Entries<FlagRecord>(QualityEntryKind.Flag)).Detector);
        Assert.Equal(BatchState.Passed, await bench.State());
    }

    private static Said Bare(Choice choice) => new(choice) { Rationale = "", ActiveMs = -1, Difficulty = Difficulty.NotRecorded, Scores = _ => [] };

    private Task<QualityBench> Open(string[] absent) => QualityBench.Open(database, new()
    {
        Pairs = 30,
        Gold = 0,
        Annotators = 3,
        SlotsPerPair = 3,
        Plan = QualityPlan.HouseStandard with { Recorded = new("sample record", absent, MajorityResolves: true) },
    });
}

public sealed class RecordedOnSqlite() : RecordedTests(TestDatabase.Sqlite);

public sealed class RecordedOnPostgres() : RecordedTests(TestDatabase.Postgres);
