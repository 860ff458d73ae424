using Concave.Data.HandOffs;
using Concave.Datasets.Reporting;
using Concave.Kernel.Records;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>What tier 1 does to a round. One subclass a database.</summary>
public abstract class FlagTests(TestDatabase database)
{
    [Fact]
    public async Task A_flagged_pair_gets_its_second_judgment_and_the_batch_opens_for_it()
    {
        await using var bench = await QualityBench.Open(database);
        var (hasty, doubled) = (bench.Unsampled[0], bench.Sample[0]);
        await bench.JudgeGold(100);
        await bench.Judge((pair, ordinal) => new(bench.Usual(pair)) { ActiveMs = (pair == hasty || pair == doubled) && ordinal == 0 ? 1 : 30_000 });
        await bench.RunJobs();

        Assert.Equal([(BatchState.Open, 1, 2)], [await Standing(bench)]);
        Assert.All(await bench.Entries<FlagRecord>(QualityEntryKind.Flag), f => Assert.Equal("too_fast", f.Detector));
        await using var db = bench.Bench.Store.Read();
        var slot = await db.Slots.SingleAsync(s => s.State == SlotState.Open);
        Assert.Equal((hasty, 1, RouteReason.Flagged), (slot.PairId, slot.Ordinal, slot.Reason));
        Assert.Equal(bench.Round.Draw.OrderKey(hasty, 1), slot.OrderKey);

        await bench.Judge();
        await bench.RunJobs();
        Assert.Equal(BatchState.UnderReview, await bench.State());
        await bench.Review();
        Assert.Equal(BatchState.Passed, await bench.State());
        Assert.Equal(GateOutcome.Passed, (await bench.Gate(GateNames.PeerReview)).Outcome);
    }

    [Fact]
    public async Task Every_judgment_is_looked_at_once_gold_too()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(100);
        await bench.Judge((pair, _) => new(bench.Usual(pair)) { Rationale = pair == bench.Unsampled[3] ? "short" : null });
        await bench.RunJobs();
        await bench.Judge();
        await bench.RunJobs();

        await using var db = bench.Bench.Store.Read();
        Assert.Equal(await db.SubmittedJudgments.CountAsync(), await db.ScreenedJudgments.CountAsync());
        Assert.Equal("empty_rationale", Assert.Single(await bench.Entries<FlagRecord>(QualityEntryKind.Flag)).Detector);
    }

    [Fact]
    public async Task A_flagged_pair_whose_people_disagree_goes_to_the_spot_check_after_its_adjudication()
    {
        await using var bench = await QualityBench.Open(database, new() { Pairs = 100, Gold = 50, Annotators = 3, Plan = QualityBench.Plan with { SpotCheckShare = 0 } });
        var hasty = bench.Unsampled[0];
        await bench.JudgeGold(100);
        await bench.Judge((pair, _) => new(bench.Usual(pair)) { ActiveMs = pair == hasty ? 1 : 30_000 });
        await bench.RunJobs();
        await bench.Judge((pair, _) => new(GateTests.Other(bench.Usual(pair))));
        await bench.RunJobs();
        await bench.Review();

        Assert.Equal((hasty, "escalated"), Assert.Single(await bench.Entries<SpotCheckRecord>(QualityEntryKind.SpotCheck)) is var c ? (c.Pair, c.Reason) : default);
        Assert.Equal(BatchState.Passed, await bench.State());
    }

    private static async Task<(BatchState, int, int)> Standing(QualityBench bench) => await bench.Row() is var row ? (row.State, row.OpenSlots, row.Flags) : default;
}

public sealed class FlagsOnSqlite() : FlagTests(TestDatabase.Sqlite);

public sealed class FlagsOnPostgres() : FlagTests(TestDatabase.Postgres);
