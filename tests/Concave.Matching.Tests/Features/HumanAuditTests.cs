using Concave.Datasets.Auditing;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Tests.Features;

/// <summary>Two experts judge a client's labelled pairs anew.</summary>
public abstract class HumanAuditTests(TestDatabase database) : DatabaseTest(database)
{
    [Fact]
    public async Task Two_experts_judge_fifty_pairs_blind_and_the_report_says_how_far_they_agree()
    {
        var (project, first, second) = await Ready(pairs: 70);

        var started = (await Bench.Get<StartHumanAudit>().Handle(new(project.Id, first.Id, second.Id), project.Lead, default)).Value!;
        var begun = await View(project);
        await Work(project, first, label => label); // as the client's annotators did
        var early = await Bench.Get<ReadHumanAudit>().Report(new(project.Id), project.Lead, default);
        var number = 0;
        await Work(project, second, label => number++ < 40 ? label : Other(label));
        var done = await View(project);

        Assert.Equal(50, started.Pairs);
        Assert.Equal((70, 50, false, 5, null), (begun.Labelled, begun.Pairs, begun.Late, begun.DaysLeft, begun.Result));
        Assert.Equal("human-audit-unfinished", early.Problem?.Code);
        Assert.NotNull(done.EndedAt);
        var result = done.Result!;
        Assert.Equal((50, 0.8, 50), (result.Pairs, result.Between.Observed, result.Between.Pairs));
        Assert.Equal((1.0, 0.8), (result.WithLabels[0].Observed, result.WithLabels[1].Observed));
        Assert.InRange(result.Between.Kappa!.Value, result.Between.Low95!.Value, result.Between.High95!.Value);
        Assert.Equal((0, 40), (result.Contradicted.Hits, result.Contradicted.N));
        var report = (await Bench.Get<ReadHumanAudit>().Report(new(project.Id), project.Lead, default)).Value!;
        Assert.Equal((70, result.Pairs), (report.Decided, report.Experts!.Pairs));
        Assert.Contains("Two experts judged pairs again", AuditPage.Render(report), StringComparison.Ordinal);
        await using var db = Bench.Store.Read();
        Assert.Equal(100, await db.QualificationAnswers.CountAsync(a => a.Purpose == PairPurpose.Audit));
        Assert.Equal(1, await db.LedgerEntries.CountAsync(e => e.Kind == AnswerAuditPair.Ledger));
        Assert.Equal(ExerciseErrors.NoneLeft, (await Bench.Get<NextAuditPair>().Handle(new(project.Id), first, default)).Problem);
    }

    [Fact]
    public async Task Labels_that_both_contradict_are_an_alarm_and_what_cannot_be_judged_is_left_out()
    {
        var (project, first, second) = await Ready(pairs: 30);
        await Bench.Get<StartHumanAudit>().Handle(new(project.Id, first.Id, second.Id), project.Lead, default);

        await Work(project, first, Other);
        var number = 0;
        await Work(project, second, label => number++ < 3 ? Choice.CannotJudge : Other(label));

        var report = (await Bench.Get<ReadHumanAudit>().Report(new(project.Id), project.Lead, default)).Value!;
        Assert.Equal((30, 27), (report.Experts!.Pairs, report.Experts.Between.Pairs));
        Assert.Equal((27, 27), (report.Experts.Contradicted.Hits, report.Experts.Contradicted.N));
        Assert.Contains(report.Findings, f => f is { Level: "alarm", Says: "Experts contradict the labels." });
    }

    [Fact]
    public async Task Five_working_days_are_counted_and_being_late_shows()
    {
        var (project, first, second) = await Ready(pairs: 20);
        var started = (await Bench.Get<StartHumanAudit>().Handle(new(project.Id, first.Id, second.Id), project.Lead, default)).Value!;
        var today = DateOnly.FromDateTime(Bench.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(5, WorkingDays.Between(today, started.Due));
        Assert.Equal(started, (await Bench.Get<StartHumanAudit>().Handle(new(project.Id, second.Id, first.Id), project.Lead, default)).Value);

        Bench.Clock.Advance(TimeSpan.FromDays(started.Due.DayNumber - today.DayNumber));
        var last = await View(project);
        Bench.Clock.Advance(TimeSpan.FromDays(1));
        var late = await View(project);

        Assert.Equal((0, false), (last.DaysLeft, last.Late));
        Assert.Equal((0, true), (late.DaysLeft, late.Late));
    }

    [Fact]
    public async Task It_takes_two_different_people_with_verified_credentials_and_twenty_unseen_pairs()
    {
        var (project, first, second) = await Ready(pairs: 19);
        var (start, unverified, program) = (Bench.Get<StartHumanAudit>(), await project.Register("Sample claim", verified: false), await project.Register("Sample program", simulated: true));

        Assert.Equal("audit-pairs-missing", (await start.Handle(new(project.Id, first.Id, second.Id), project.Lead, default)).Problem?.Code);
        Assert.Equal("audit-experts-not-two", (await start.Handle(new(project.Id, first.Id, first.Id), project.Lead, default)).Problem?.Code);
        Assert.Equal("audit-expert-unverified", (await start.Handle(new(project.Id, first.Id, unverified.Id), project.Lead, default)).Problem?.Code);
        Assert.Equal("audit-expert-simulated", (await start.Handle(new(project.Id, first.Id, program.Id), project.Lead, default)).Problem?.Code);
        Assert.Equal(ProblemKind.Forbidden, (await start.Handle(new(project.Id, first.Id, second.Id), first, default)).Problem?.Kind);
        Assert.Equal("human-audit-not-yours", (await Bench.Get<NextAuditPair>().Handle(new(project.Id), first, default)).Problem?.Code);
    }

    [Fact]
    public async Task Another_client_sees_nothing_and_the_own_client_no_names()
    {
        var (project, first, second) = await Ready(pairs: 20);
        await Bench.Get<StartHumanAudit>().Handle(new(project.Id, first.Id, second.Id), project.Lead, default);
        var read = Bench.Get<ReadHumanAudit>();

        var own = await read.Handle(new(project.Id), new(Bench.Clock.NewId(), Roles.Client, project.ClientId), default);
        var other = await read.Handle(new(project.Id), new(Bench.Clock.NewId(), Roles.Client, Bench.Clock.NewId()), default);

        Assert.Equal(["expert 1", "expert 2"], own.Value!.Experts.Select(e => e.Name));
        Assert.Equal("project-not-found", other.Problem?.Code);
    }

    private async Task<(SampleProject, Actor First, Actor Second)> Ready(int pairs)
    {
        var project = await SampleProject.Open(Bench);
        await project.AddPairs(PairPurpose.Audit, [.. Enumerable.Range(0, pairs).Select(i => (Choice?)(i % 2 == 0 ? Choice.A : Choice.B))]);
        return (project, await project.Register("Sample expert 1"), await project.Register("Sample expert 2"));
    }

    private async Task<HumanAuditView> View(SampleProject project) => (await Bench.Get<ReadHumanAudit>().Handle(new(project.Id), project.Lead, default)).Value!;

    private static Choice Other(Choice label) => label == Choice.A ? Choice.B : Choice.A;

    private async Task Work(SampleProject project, Actor expert, Func<Choice, Choice> answer)
    {
        while ((await Bench.Get<NextAuditPair>().Handle(new(project.Id), expert, default)).Value is { } task)
        {
            var (label, shown) = await project.Behind(task.TaskId);
            Assert.Null((await Bench.Get<AnswerAuditPair>().Handle(new(project.Id, task.TaskId, SampleProject.SideOf(answer(label!.Value), shown)), expert, default)).Problem);
        }
    }
}

public sealed class HumanAuditsOnSqlite() : HumanAuditTests(TestDatabase.Sqlite);

public sealed class HumanAuditsOnPostgres() : HumanAuditTests(TestDatabase.Postgres);
