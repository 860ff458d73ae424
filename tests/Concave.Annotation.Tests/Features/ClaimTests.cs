using System.Collections.Concurrent;
using Concave.Annotation.Features;
using Concave.Annotation.Working;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Tests.Features;

public abstract class ClaimTests(TestDatabase database) : AnnotationBench(database)
{
    [Fact]
    public async Task Fifty_annotators_at_once_leave_no_pair_over_its_slots_none_lost_and_none_twice()
    {
        var round = await Round(new() { Pairs = 200, Annotators = 50, Gold = 40, Plan = QualityPlan.HouseStandard with { SampleShare = 0.5 } });
        var done = new ConcurrentBag<int>();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            int some;
            while ((some = await WorkOff(round, i)) > 0)
                done.Add(some);
        })));

        await using var db = Bench.Store.Read();
        var judgments = await db.SubmittedJudgments.ToListAsync();
        var ordinary = judgments.Where(j => j.Purpose == PairPurpose.Production).ToList();
        var wanted = round.Routing.Where(r => r.Reason != RouteReason.Gold).ToDictionary(r => r.Pair, r => r.Slots);
        Assert.Equal(wanted, ordinary.GroupBy(j => j.PairId).ToDictionary(g => g.Key, g => g.Count()));
        Assert.Equal(judgments.Count, judgments.DistinctBy(j => (j.PairId, j.AnnotatorId)).Count());
        Assert.Equal(done.Sum(), judgments.Count);
        var progress = await db.RoundProgress.SingleAsync();
        Assert.Equal((0, round.TotalSlots), (progress.OpenSlots, progress.Judgments));
        Assert.Equal(BatchState.Judged, await db.StateOf(round.BatchId, default));
        Assert.Equal(RoundJudged.Kind, (await db.Jobs.SingleAsync()).Kind);
        Assert.Equal(judgments.Count, await db.LedgerEntries.CountAsync(e => e.Kind == "judgment"));
    }

    [Fact]
    public async Task A_reload_gives_the_same_task_again()
    {
        var round = await Round();
        var first = Good(await Claim(round));

        Assert.Equal(first.AssignmentId, Good(await Claim(round)).AssignmentId);
        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Claim(round, 1))));
        Assert.Single(again.Select(c => Good(c).AssignmentId).Distinct());
    }

    [Fact]
    public async Task A_lease_that_ran_out_returns_to_the_others_and_cannot_be_submitted_any_more()
    {
        var round = await Round(new() { Pairs = 1, Gold = 0, Plan = QualityPlan.HouseStandard with { SampleShare = 0.01 }, SlotsPerPair = 1 });
        var first = Good(await Claim(round));
        var wait = await Claim(round, 1);
        Assert.Equal("no-task", wait.Problem!.Code);
        Assert.Contains("09:30", wait.Problem.Detail, StringComparison.Ordinal);

        Bench.Clock.Advance(TimeSpan.FromMinutes(31));
        var second = Good(await Claim(round, 1));
        Assert.NotEqual(first.AssignmentId, second.AssignmentId);
        Assert.Equal("lease-lost", (await Submit(round, first.AssignmentId)).Problem!.Code);
        Good(await Submit(round, second.AssignmentId, 1));
        Assert.Equal("no-task", (await Claim(round)).Problem!.Code);
    }

    [Fact]
    public async Task A_lease_that_ran_out_while_nobody_wanted_the_task_is_still_taken()
    {
        var round = await Round(new() { Pairs = 3, Gold = 0 });
        var task = Good(await Claim(round));

        Bench.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(1, await Bench.Get<ReleaseExpired>().Run(default));
        Assert.Equal(AssignmentState.Expired, (await Stored(task.AssignmentId)).State);
        Good(await Submit(round, task.AssignmentId));
    }

    [Fact]
    public async Task Whoever_comes_back_after_their_lease_gets_the_same_task_with_its_sides_and_place()
    {
        var round = await Round(new() { Pairs = 30, Gold = 0 });
        var task = Good(await Claim(round));
        var before = await Stored(task.AssignmentId);
        Bench.Clock.Advance(TimeSpan.FromHours(5));
        await Bench.Get<ReleaseExpired>().Run(default);

        Assert.Equal(task.AssignmentId, Good(await Claim(round)).AssignmentId);
        var after = await Stored(task.AssignmentId);
        Assert.Equal((AssignmentState.Leased, before.Sides, before.StreamPosition), (after.State, after.Sides, after.StreamPosition));
    }

    [Fact]
    public async Task A_pair_whose_first_slot_went_to_somebody_else_can_still_be_had_in_its_second()
    {
        var round = await Round(new() { Pairs = 1, Gold = 0, SlotsPerPair = 2, Annotators = 2 });
        var lost = Good(await Claim(round));
        var slot = (await Stored(lost.AssignmentId)).SlotId;
        Bench.Clock.Advance(TimeSpan.FromHours(5));
        Good(await Submit(round, Good(await Claim(round, 1)).AssignmentId, 1));

        Good(await Submit(round, Good(await Claim(round)).AssignmentId));
        await using var db = Bench.Store.Read();
        Assert.Equal(0, await db.RoundProgress.Select(p => p.OpenSlots).SingleAsync());
        Assert.NotNull(slot);
    }

    [Fact]
    public async Task Only_pairs_in_the_annotators_languages_are_handed_out()
    {
        var round = await Round(new() { Pairs = 40, Gold = 20, Languages = ["en", "ta"], SpokenLanguages = ["ta"], Annotators = 2 });
        await WorkOff(round);
        await WorkOff(round, 1);

        await using var db = Bench.Store.Read();
        var languages = await db.SubmittedJudgments.Join(db.Pairs, j => j.PairId, p => p.Id, (_, p) => p.Language).Distinct().ToListAsync();
        Assert.Equal(["ta"], languages);
        Assert.Contains("languages", (await Claim(round)).Problem!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_a_task_while_their_work_or_the_round_is_paused()
    {
        var round = await Round();
        var person = await Pause(round, round.Annotators[0].Id);
        Assert.Contains("wrong more often than the project allows", (await Claim(round)).Problem!.Detail, StringComparison.Ordinal); // why, and no figure that tells which pair was verified
        Assert.False((await Claim(round, 1)).Failed);
        await Lift(round, person);
        Assert.False((await Claim(round)).Failed);

        await Pause(round, annotator: null);
        Assert.Contains("The batch is paused", (await Claim(round, 2)).Problem!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_works_without_a_qualification_or_after_its_end()
    {
        var round = await Round();
        var stranger = new Actor(Bench.Clock.NewId(), Roles.Annotator);
        Assert.Equal("not-qualified", (await Bench.Get<ClaimTask>().Handle(new(round.ProjectId), stranger, default)).Problem!.Code);
        Assert.Equal("role-missing", (await Bench.Get<ClaimTask>().Handle(new(round.ProjectId), stranger with { Roles = Roles.Lead }, default)).Problem!.Code);

        await Bench.Store.Write<Done>(db =>
        {
            db.Add(new QualificationEnd { QualificationId = round.Annotators[0].QualificationId, ProjectId = round.ProjectId, Reason = "gold below the gate", EndedAt = Bench.Clock.GetUtcNow() });
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        var ended = (await Claim(round)).Problem!;
        Assert.Equal("qualification-ended", ended.Code);
        Assert.Contains("gold below the gate", ended.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gold_and_sides_stand_where_the_seed_draws_them()
    {
        var round = await Round(new() { Pairs = 120, Gold = 20, Annotators = 3, Plan = QualityPlan.HouseStandard with { GoldShare = 0.1 } });
        for (var i = 0; i < 3; i++)
            await WorkOff(round, i, 45);

        await using var db = Bench.Store.Read();
        var assignments = await db.Assignments.ToListAsync();
        Assert.All(assignments, a =>
        {
            var due = round.Draw.GoldFor(a.Pseudonym, a.StreamPosition, round.Plan.GoldShare, round.GoldPool);
            Assert.Equal(due, a.Reason == RouteReason.Gold ? a.PairId : null);
            Assert.Equal(round.Draw.SideOf(a.PairId, a.Pseudonym), a.Sides);
            Assert.Equal(a.Reason == RouteReason.Gold, a.SlotId is null);
        });
        Assert.Equal(assignments.Count, assignments.DistinctBy(a => (a.AnnotatorId, a.StreamPosition)).Count());
        Assert.InRange(assignments.Count(a => a.Reason == RouteReason.Gold), 10, 15);
    }

    [Fact]
    public async Task Retired_gold_is_shown_to_nobody_and_its_places_stay_empty()
    {
        var round = await Round(new() { Pairs = 60, Gold = 20, Annotators = 2, Plan = QualityPlan.HouseStandard with { GoldShare = 0.2 } });
        var order = round.Draw.GoldOrder(round.Annotators[0].Pseudonym, round.GoldPool);
        foreach (var gone in new[] { order[0], order[1], order[3] })
            await Write(new GoldRetirement { PairId = gone, Id = Bench.Clock.NewId(), ProjectId = round.ProjectId, RoundId = round.RoundId, By = Guid.Empty, At = Bench.Clock.GetUtcNow(), Content = [] });

        await WorkOff(round, 0, 22);

        await using var db = Bench.Store.Read();
        var gold = await db.Assignments.Where(a => a.Reason == RouteReason.Gold).OrderBy(a => a.StreamPosition).ToListAsync();
        Assert.Equal([order[2], order[4]], gold.Take(2).Select(a => a.PairId));
        Assert.All(gold, a => Assert.Equal(round.Draw.GoldFor(a.Pseudonym, a.StreamPosition, round.Plan.GoldShare, round.GoldPool), a.PairId));
        Assert.All(await db.Assignments.Where(a => a.Reason != RouteReason.Gold).ToListAsync(), a => Assert.Null(round.Draw.GoldFor(a.Pseudonym, a.StreamPosition, round.Plan.GoldShare, round.GoldPool)));
    }

    [Fact]
    public async Task Gold_does_not_come_when_nothing_else_is_left()
    {
        var round = await Round(new() { Pairs = 12, Gold = 20, Annotators = 2, Plan = QualityPlan.HouseStandard with { GoldShare = 0.5 } });
        await WorkOff(round);
        await WorkOff(round, 1);

        await using var db = Bench.Store.Read();
        var last = await db.SubmittedJudgments.OrderByDescending(j => j.Id).FirstAsync();
        Assert.Equal(PairPurpose.Production, last.Purpose);
        Assert.Equal(BatchState.Judged, await db.StateOf(round.BatchId, default));
    }

    [Fact]
    public async Task In_a_new_round_people_get_the_pairs_they_did_not_judge_before_and_their_own_only_at_the_end()
    {
        var first = await Round(new() { Pairs = 12, Gold = 0, Annotators = 2, SlotsPerPair = 1 });
        Assert.Equal(5, await WorkOff(first, most: 5));
        var mine = await PairsOf(first, 0);
        Assert.Equal(7, await WorkOff(first, 1));

        var second = await first.Again(Bench);
        Assert.Equal(7, await WorkOff(second, most: 7));
        Assert.Empty(mine.Intersect(await PairsOf(second, 0)));
        Assert.Equal(5, await WorkOff(second));
        Assert.Equal(mine.Order(), (await PairsOf(second, 0)).Skip(7).Order());
    }

    private async Task<Guid> Pause(SeededRound round, Guid? annotator)
    {
        WorkPause pause = new()
        {
            Id = Bench.Clock.NewId(),
            ProjectId = round.ProjectId,
            BatchId = round.BatchId,
            RoundId = round.RoundId,
            AnnotatorId = annotator,
            At = Bench.Clock.GetUtcNow(),
            Content = [],
        };
        await Write(pause);
        return pause.Id;
    }

    private Task Lift(SeededRound round, Guid pause) =>
        Write(new PauseLift { PauseId = pause, ProjectId = round.ProjectId, By = Guid.Empty, At = Bench.Clock.GetUtcNow(), Content = [] });

    private async Task Write(object row) => Assert.Null((await Bench.Store.Write<Done>(db =>
    {
        db.Add(row);
        return Task.FromResult<Result<Done>>(default(Done));
    }, default)).Problem);

    private async Task<IReadOnlyList<Guid>> PairsOf(SeededRound round, int annotator)
    {
        await using var db = Bench.Store.Read();
        var id = round.Annotators[annotator].Id;
        return await db.Assignments.Where(a => a.RoundId == round.RoundId && a.AnnotatorId == id).OrderBy(a => a.Id).Select(a => a.PairId).ToListAsync();
    }
}

public sealed class ClaimOnSqlite() : ClaimTests(TestDatabase.Sqlite);

public sealed class ClaimOnPostgres() : ClaimTests(TestDatabase.Postgres);
