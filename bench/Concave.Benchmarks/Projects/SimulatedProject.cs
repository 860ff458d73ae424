using Concave.Annotation.Features;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality;
using Concave.Quality.Tests.Fixtures;
using Concave.Quality.Tier1.Habits;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Benchmarks.Projects;

/// <summary>One project from its open round to its verdict, through the handlers that people use: claim, read, submit, tier 1, adjudicate, check, evaluate. All of it simulated.</summary>
internal sealed class SimulatedProject(Bench bench, int seed)
{
    private const int EachLook = 100;
    private static readonly Actor Senior = new(new Guid("00000000-0000-7000-8000-000000000001"), Roles.Senior);
    private static readonly Actor Engineer = new(new Guid("00000000-0000-7000-8000-000000000002"), Roles.Engineer);
    private static readonly Actor Lead = new(new Guid("00000000-0000-7000-8000-000000000003"), Roles.Lead);
    private static readonly HashSet<string> Names = [.. AllHabits.Under(QualityPlan.HouseStandard).Select(h => h.Name)];
    private readonly ProjectKind kind = ProjectKind.Of(seed);
    private readonly Random random = new(seed);
    private readonly HashSet<int> paused = [];
    private readonly HashSet<StoodOut> habits = [];
    private SeededRound round = null!;
    private SimulatedWorker[] people = [];
    private int submitted;

    internal static SeededRoundOptions Options(int seed) => new()
    {
        Seed = seed,
        Pairs = 350,
        Gold = 40,
        Annotators = ProjectKind.Panel,
        ResponseWords = 40,
        Plan = QualityPlan.HouseStandard with { CalibrationPairs = 20, PilotPairs = 20, SampleShare = 0.3, GoldShare = 0.1 },
    };

    internal async Task<ProjectOutcome> Run()
    {
        round = await SeededRound.Make(bench, Options(seed));
        people = [.. kind.People.Select(p => new SimulatedWorker(p, kind.WrongGold, random))];
        Good(await bench.Store.Write<Done>(async db =>
        {
            await Qualifying.Add(db, round, bench.Clock);
            return default(Done);
        }, default));
        for (var turn = 0; turn < 5 && await State() == BatchState.Open; turn++)
        {
            await Work();
            await Look();
            await bench.Get<WorkJobs>().RunDue(default);
        }

        await Review();
        return await Outcome();
    }

    // Everybody in turn, a task each, until nobody gets one.
    private async Task Work()
    {
        var atWork = Enumerable.Range(0, people.Length).ToList();
        while (atWork.Count > 0)
        {
            foreach (var person in atWork.ToArray())
            {
                if (!await Cycle(person))
                    atWork.Remove(person);
                else if (++submitted % EachLook == 0)
                    await Pauses();
            }
        }
    }

    private async Task<bool> Cycle(int person)
    {
        var actor = round.Annotators[person].Actor;
        var claim = await bench.Get<ClaimTask>().Handle(new(round.ProjectId), actor, default);
        if (claim.Failed)
            return false;
        var task = Good(await bench.Get<ReadTask>().Handle(new(claim.Value.AssignmentId), actor, default));
        var (answer, took) = people[person].Judge(task);
        bench.Clock.Advance(took);
        var judged = await bench.Get<SubmitJudgment>().Handle(new(claim.Value.AssignmentId, bench.Clock.NewId(), answer, (long)took.TotalMilliseconds), actor, default);
        return judged.Problem?.Code != "round-over" && Good(judged) is not null; // gold held while others did the last pairs
    }

    // What the studio does once an hour; the lead looks and lets everybody go on.
    private async Task Pauses()
    {
        Good(await bench.Get<PauseWork>().Handle(new(round.BatchId), Lead, default));
        foreach (var pause in Good(await bench.Get<ListPauses>().Handle(new(round.BatchId), Lead, default)).Where(p => p.LiftedAt is null))
        {
            if (pause.Pseudonym is { } who)
                paused.Add(Place(who));
            Good(await bench.Get<LiftPause>().Handle(new(round.ProjectId, pause.PauseId, "Simulated: the lead looked and lets it go on."), Lead, default));
        }
    }

    private async Task Look()
    {
        foreach (var person in Good(await bench.Get<WatchPeople>().Handle(new(round.BatchId), Lead, default)))
            habits.UnionWith(person.StandsOut.Select(h => new StoodOut(h.Habit, Place(person.Pseudonym))));
    }

    private async Task Review()
    {
        while (await bench.Get<ClaimReview>().Handle(new(round.ProjectId, ReviewKind.Adjudication), Senior, default) is { Failed: false } claimed)
        {
            var (_, truth) = SimulatedWorker.Known(claimed.Value!.ResponseA, kind.WrongGold);
            var said = random.NextDouble() < 0.97 ? truth : truth == Choice.A ? Choice.B : Choice.A;
            Good(await bench.Get<Adjudicate>().Handle(new(claimed.Value.ReviewId, said, "Simulated: the verified text decides it."), Senior, default));
        }

        while (await bench.Get<ClaimReview>().Handle(new(round.ProjectId, ReviewKind.SpotCheck), Engineer, default) is { Failed: false } claimed)
        {
            var (_, truth) = SimulatedWorker.Known(claimed.Value!.ResponseA, kind.WrongGold);
            var right = claimed.Value.Label.Choice == truth;
            Good(await bench.Get<SpotCheck>().Handle(new(claimed.Value.ReviewId, right, right ? null : truth, right ? "" : "Simulated: the label is not what is true."), Engineer, default));
        }

        await bench.Get<WorkJobs>().RunDue(default);
    }

    private async Task<ProjectOutcome> Outcome()
    {
        var batch = Good(await bench.Get<BatchBoard>().Handle(new(round.ProjectId), Lead, default)).Single();
        var wrong = round.Gold.Take(kind.WrongGold).Select(g => g.Pair).ToHashSet();
        var doubted = Good(await bench.Get<ListGold>().Handle(new(round.ProjectId), Lead, default)).Where(i => i.Finding is ItemFinding.Doubted or ItemFinding.Split or ItemFinding.Reversed).ToArray();
        await using var db = bench.Store.Read();
        var last = kind.Habit.Length > 0 ? round.Annotators[^1].Id : Guid.Empty;
        var honest = await db.SubmittedJudgments.CountAsync(j => j.RoundId == round.RoundId && j.AnnotatorId != last);
        return new()
        {
            Seed = seed,
            Released = batch.State == BatchState.Passed,
            FailedGates = [.. batch.Gates.Where(g => g.Outcome == GateOutcome.Failed).Select(g => g.Gate)],
            Habits = [.. habits],
            SingleFlags = await SingleFlags(last),
            Paused = [.. paused],
            Judgments = submitted,
            HonestJudgments = honest,
            WrongDoubted = doubted.Count(d => wrong.Contains(d.PairId)),
            OthersDoubted = doubted.Count(d => !wrong.Contains(d.PairId)),
        };
    }

    // Of one judgment by itself: all flags that are not of a habit.
    private async Task<int> SingleFlags(Guid except)
    {
        await using var db = bench.Store.Read();
        var flags = await db.QualityEntries.Where(e => e.RoundId == round.RoundId && e.Kind == QualityEntryKind.Flag && db.SubmittedJudgments.Any(j => j.Id == e.JudgmentId && j.AnnotatorId != except)).Select(e => e.Content).ToListAsync();
        var single = 0;
        foreach (var flag in flags)
            single += Names.Contains((await bench.Vault.Open<FlagRecord>(round.ProjectId, flag, default)).Detector) ? 0 : 1;
        return single;
    }

    private async Task<BatchState> State()
    {
        await using var db = bench.Store.Read();
        return await db.StateOf(round.BatchId, default);
    }

    private int Place(string pseudonym) => round.Annotators.Index().Single(a => a.Item.Pseudonym == pseudonym).Index;

    private static T Good<T>(Result<T> result) => result.Failed ? throw new InvalidOperationException($"{result.Problem.Code}: {result.Problem}") : result.Value;
}
