using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>Work that stops by itself, and goes on when a lead says so. One subclass a database.</summary>
public abstract class PauseTests(TestDatabase database)
{
    private const string Reason = "We talked; the unit of the dose was misread.";

    [Fact]
    public async Task Who_begins_to_err_is_paused_once_and_goes_on_when_the_lead_says_why()
    {
        await using var bench = await QualityBench.Open(database, new() { Pairs = 20, Gold = 70, Annotators = 3, Plan = QualityBench.Plan });
        await bench.JudgeGold((annotator, number) => annotator == 1 || number < 55);

        var early = Assert.Single(await Alerts(bench));
        Assert.Equal((bench.Round.Annotators[0].Pseudonym, false, 1, 1), (early.Pseudonym, early.Paused, early.Batch, early.Round));
        Assert.Equal(1, await Look(bench));
        Assert.Equal(0, await Look(bench)); // paused already
        var stopped = Assert.Single(await Alerts(bench));
        Assert.Equal((bench.Round.Annotators[0].Pseudonym, true), (stopped.Pseudonym, stopped.Paused));
        Assert.Equal(ProblemKind.Forbidden, (await bench.Bench.Get<WatchDrift>().Handle(new(bench.Round.ProjectId), bench.Senior, default)).Problem!.Kind);
        var pause = Assert.Single(await Pauses(bench));
        Assert.Equal(bench.Round.Annotators[0].Pseudonym, pause.Pseudonym);
        Assert.Contains("verified or doubly judged pairs went wrong", pause.Why, StringComparison.Ordinal);

        var lift = bench.Bench.Get<LiftPause>();
        Assert.Equal(ProblemKind.Forbidden, (await lift.Handle(new(bench.Round.ProjectId, pause.PauseId, Reason), bench.Senior, default)).Problem!.Kind);
        Assert.Equal(ProblemKind.Invalid, (await lift.Handle(new(bench.Round.ProjectId, pause.PauseId, "ok"), bench.Lead, default)).Problem!.Kind);
        Assert.Equal("pause-unknown", (await lift.Handle(new(bench.Bench.Clock.NewId(), pause.PauseId, Reason), bench.Lead, default)).Problem!.Code);
        Assert.Null((await lift.Handle(new(bench.Round.ProjectId, pause.PauseId, Reason), bench.Lead, default)).Problem);
        Assert.Equal("pause-lifted", (await lift.Handle(new(bench.Round.ProjectId, pause.PauseId, Reason), bench.Lead, default)).Problem!.Code);

        Assert.Equal(0, await Look(bench)); // what was looked at is not held against them again
        Assert.Empty(await Alerts(bench));
        Assert.Equal(Reason, Assert.Single(await Pauses(bench)).LiftedWhy);
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(2, await db.LedgerEntries.CountAsync(e => e.SubjectId == pause.PauseId));
    }

    [Fact]
    public async Task A_pause_that_nobody_lifted_is_still_told_in_the_next_round()
    {
        await using var bench = await QualityBench.Open(database, new() { Pairs = 100, Gold = 70, Annotators = 3, Plan = QualityBench.Plan });
        await bench.JudgeGold((annotator, number) => annotator == 1 || number < 40);
        Assert.Equal(1, await Look(bench));
        for (var look = 0; look < 2; look++) // the work since they began to err goes to second people
        {
            await bench.Judge();
            await bench.RunJobs();
        }

        await bench.Review();
        Assert.Equal(BatchState.Withheld, await bench.State());
        await bench.Reopen();

        Assert.Equal(0, await Look(bench)); // it still holds
        Assert.Equal((bench.Round.Annotators[0].Pseudonym, true, 2), Assert.Single((await Alerts(bench)).Select(a => (a.Pseudonym!, a.Paused, a.Round))));
        Assert.Null(Assert.Single(await Pauses(bench)).LiftedAt);
    }

    [Fact]
    public async Task Who_errs_now_and_then_goes_on()
    {
        await using var bench = await QualityBench.Open(database, new() { Pairs = 20, Gold = 70, Annotators = 3, Plan = QualityBench.Plan });
        await bench.JudgeGold((_, number) => number % 12 != 0);

        Assert.Equal(0, await Look(bench));
        Assert.Empty(await Alerts(bench));
        Assert.Equal("batch-unknown", (await bench.Bench.Get<PauseWork>().Handle(new(bench.Bench.Clock.NewId()), bench.Lead, default)).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await bench.Bench.Get<PauseWork>().Handle(new(bench.Round.BatchId), bench.Engineer, default)).Problem!.Kind);
    }

    [Fact]
    public async Task Whose_verified_pairs_refute_the_calibration_is_paused_until_the_lead_vouches_for_them()
    {
        await using var bench = await QualityBench.Open(database, new() { Pairs = 20, Gold = 30, Annotators = 3, Plan = QualityBench.Plan });
        await bench.JudgeGold((annotator, number) => annotator == 1 || number % 3 == 0); // from the first pair on: no drift

        Assert.Equal(1, await Look(bench));
        Assert.Equal(0, await Look(bench));
        var (who, pause) = (bench.Round.Annotators[0], Assert.Single(await Pauses(bench)));
        Assert.Equal(who.Pseudonym, pause.Pseudonym);
        Assert.Equal("The pass of the calibration does not hold: 2 of 6 hidden verified pairs were right; 0.88 is asked.", pause.Why);
        Assert.Equal((who.Pseudonym, true, pause.Why), Assert.Single((await Alerts(bench)).Select(a => (a.Pseudonym!, a.Paused, a.Why))));
        Assert.Equal(PassState.NotConfirmed, (await PersonOf(bench, who)).Pass!.State);

        Assert.Null((await bench.Bench.Get<LiftPause>().Handle(new(bench.Round.ProjectId, pause.PauseId, Reason), bench.Lead, default)).Problem);
        Assert.Equal(0, await Look(bench)); // the test begins anew
        Assert.Equal(new LivePass(PassState.Provisional, 0), (await PersonOf(bench, who)).Pass);
        await using var db = bench.Bench.Store.Read();
        Assert.Equal([PauseKinds.Pause, PauseKinds.Lift], await db.LedgerEntries.Where(e => e.SubjectId == pause.PauseId).OrderBy(e => e.At).Select(e => e.Kind).ToListAsync());
    }

    [Fact]
    public async Task A_round_is_paused_under_a_kappa_of_70_and_only_on_200_pairs()
    {
        await using var bench = await QualityBench.Open(database, new() { Pairs = 210, Gold = 1, Annotators = 3, Plan = QualityBench.Plan with { SampleShare = 1 } });
        await bench.Judge((pair, ordinal) => new(ordinal == 1 && bench.Sample.ToList().IndexOf(pair) % 5 == 0 ? GateTests.Other(bench.Usual(pair)) : bench.Usual(pair)));
        await using var db = bench.Bench.Store.Read();
        var ground = (await RoundGround.Of(db, bench.Bench.Vault, bench.Round.BatchId, default))!;
        var input = await new RoundReading(db, bench.Bench.Vault, ground, default).Gates();

        Assert.Contains("of 210 pairs judged twice", PauseRules.OfRound(input, default)!.Why, StringComparison.Ordinal); // 80 % agree: κ 0.6
        Assert.Null(PauseRules.OfRound(input, input.Judgments.Max(j => j.SubmittedAt)));
        var few = input.Judgments.Select(j => j.Pair).Distinct().Take(199).ToHashSet();
        Assert.Null(PauseRules.OfRound(input with { Judgments = [.. input.Judgments.Where(j => few.Contains(j.Pair))] }, default));
        Assert.Null(PauseRules.OfRound(input with { Plan = input.Plan with { BatchKappa = 0.5 } }, default));
    }

    private static async Task<int> Look(QualityBench bench) =>
        (await bench.Bench.Get<PauseWork>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!.Added;

    private static async Task<PersonView> PersonOf(QualityBench bench, SeededAnnotator who) =>
        (await bench.Bench.Get<WatchPeople>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!.Single(p => p.Pseudonym == who.Pseudonym);

    private static async Task<IReadOnlyList<DriftAlert>> Alerts(QualityBench bench) =>
        (await bench.Bench.Get<WatchDrift>().Handle(new(bench.Round.ProjectId), bench.Lead, default)).Value!;

    private static async Task<IReadOnlyList<PauseView>> Pauses(QualityBench bench) =>
        (await bench.Bench.Get<ListPauses>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!;
}

public sealed class PauseOnSqlite() : PauseTests(TestDatabase.Sqlite);

public sealed class PauseOnPostgres() : PauseTests(TestDatabase.Postgres);
