using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>A verified answer that does not hold. One subclass a database.</summary>
public abstract class RetireGoldTests(TestDatabase database)
{
    private const string Reason = "Both responses can be defended; two seniors looked.";

    [Fact]
    public async Task Retired_gold_counts_for_nobody_and_the_gate_says_what_it_would_be_with_it()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold((_, number) => number >= 7); // 14 of 100 wrong: under 88 %
        var bad = bench.Round.Gold.Take(7).Select(g => g.Pair).ToArray();
        Assert.Equal(7, (await Items(bench)).Count(i => bad.Contains(i.PairId) && i is { Answers: 2, Right: 0, CanRetire: true }));

        Assert.Null(await Retire(bench, bad[0]));
        Assert.Equal("gold-retired", (await Retire(bench, bad[0]))!.Code);
        Assert.Null(await Retire(bench, bad[1]));
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();

        var gate = await bench.Gate(GateNames.GoldAccuracy);
        Assert.Equal((86 / 96.0, 96), (gate.Value, gate.N));
        Assert.EndsWith("4 of retired pairs are left out; with them 86 of 100 would be right.", gate.Note, StringComparison.Ordinal);
        Assert.Equal(BatchState.Passed, await bench.State());
        Assert.Equal("gold-decided", (await Retire(bench, bad[2]))!.Code); // decided figures stand
        Assert.Equal(Reason, (await Items(bench)).Single(i => i.PairId == bad[0]).RetiredWhy);
        var own = (await bench.Bench.Get<PerAnnotatorGold>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!;
        Assert.Equal(96, own.Sum(o => o.Accuracy.N));
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(2, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.GoldRetirement && e.BatchId == bench.Round.BatchId));
    }

    [Fact]
    public async Task Only_a_lead_retires_with_a_reason_and_only_a_verified_pair_of_the_project()
    {
        await using var bench = await QualityBench.Open(database);
        var retire = bench.Bench.Get<RetireGold>();
        var gold = bench.Round.Gold[0].Pair;

        Assert.Equal(ProblemKind.Forbidden, (await retire.Handle(new(bench.Round.ProjectId, gold, Reason), bench.Senior, default)).Problem!.Kind);
        Assert.Equal(ProblemKind.Invalid, (await retire.Handle(new(bench.Round.ProjectId, gold, "bad"), bench.Lead, default)).Problem!.Kind);
        Assert.Equal("gold-unknown", (await Retire(bench, bench.Round.Pairs[0].Pair))!.Code);
        Assert.Equal("gold-unknown", (await retire.Handle(new(bench.Bench.Clock.NewId(), gold, Reason), bench.Lead, default)).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await bench.Bench.Get<ListGold>().Handle(new(bench.Round.ProjectId), bench.Engineer, default)).Problem!.Kind);
    }

    [Fact]
    public async Task A_pass_is_confirmed_by_the_verified_pairs_of_the_streams_and_bad_ones_do_not_count()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold((annotator, number) => annotator == 0 || number >= 4);
        Assert.Equal([PassState.Confirmed, PassState.NotConfirmed], await Passes(bench));

        foreach (var bad in bench.Round.Gold.Take(4))
            Assert.Null(await Retire(bench, bad.Pair));

        Assert.Equal([PassState.Confirmed, PassState.Confirmed], await Passes(bench));
    }

    private static async Task<PassState[]> Passes(QualityBench bench)
    {
        var people = (await bench.Bench.Get<WatchPeople>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!.ToDictionary(p => p.AnnotatorId);
        return [.. bench.Round.Annotators.Take(2).Select(a => people[a.Id].Pass!.State)];
    }

    private static async Task<Problem?> Retire(QualityBench bench, Guid pair) =>
        (await bench.Bench.Get<RetireGold>().Handle(new(bench.Round.ProjectId, pair, Reason), bench.Lead, default)).Problem;

    private static async Task<IReadOnlyList<GoldItemView>> Items(QualityBench bench) =>
        (await bench.Bench.Get<ListGold>().Handle(new(bench.Round.ProjectId), bench.Lead, default)).Value!;
}

public sealed class RetireGoldOnSqlite() : RetireGoldTests(TestDatabase.Sqlite);

public sealed class RetireGoldOnPostgres() : RetireGoldTests(TestDatabase.Postgres);
