using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Exercises;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Tests.Features;

public abstract class PilotTests(TestDatabase database) : DatabaseTest(database)
{
    [Fact]
    public async Task A_panel_that_agrees_proves_it_for_the_guidelines_in_force()
    {
        var (project, panel) = await Panel(2);
        await project.AddPilot(8);

        var pilot = (await Bench.Get<StartPilot>().Handle(new(project.Id), project.Lead, default)).Value!;
        await WorkMixed(project, panel);
        var proof = await Bench.Get<FinishPilot>().Handle(new(project.Id), project.Lead, default);

        Assert.Null(proof.Problem);
        Assert.Equal((1, 6, 2, 1.0), (pilot.Number, pilot.Pairs, pilot.Annotators, proof.Value!.Kappa));
        await using var db = Bench.Store.Read();
        var proven = await db.ProvenAgreements.SingleAsync();
        Assert.Equal((proof.Value.ProvenAgreementId, 1, 0.70, 6), (proven.Id, proven.Pilot, proven.Threshold, proven.Pairs));
        Assert.Equal(await db.ApprovedGuidelines.Select(g => g.Id).SingleAsync(), proven.GuidelinesId);
        var answers = await db.QualificationAnswers.Where(a => a.Purpose == PairPurpose.Pilot).ToListAsync();
        Assert.Equal(12, answers.Count);
        var entry = await db.LedgerEntries.SingleAsync(e => e.Kind == LedgerKinds.Pilot);
        Assert.Equal(
            (pilot.PilotId, RecordDigests.Pilot(answers.Select(a => new PilotAnswerRecord(a.Pseudonym, a.PairId, a.Choice, a.AnsweredAt)))),
            (entry.SubjectId, entry.Digest));
        Assert.Equal("pilot-proven", (await Bench.Get<StartPilot>().Handle(new(project.Id), project.Lead, default)).Problem?.Code);
    }

    [Fact]
    public async Task A_panel_that_disagrees_is_told_the_figure_and_the_next_pilot_has_other_pairs()
    {
        var (project, panel) = await Panel(2);
        await project.AddPilot(15);
        var (start, finish) = (Bench.Get<StartPilot>(), Bench.Get<FinishPilot>());

        await start.Handle(new(project.Id), project.Lead, default);
        await project.WorkPilot(panel[0], _ => Choice.A);
        await project.WorkPilot(panel[1], _ => Choice.B);
        var refused = await finish.Handle(new(project.Id), project.Lead, default);
        var same = await finish.Handle(new(project.Id), project.Lead, default);
        var second = (await start.Handle(new(project.Id), project.Lead, default)).Value!;
        await WorkMixed(project, panel);
        var proof = await finish.Handle(new(project.Id), project.Lead, default);

        Assert.Equal(("pilot-not-proven", ProblemKind.Refused), (refused.Problem?.Code, refused.Problem!.Kind));
        Assert.Contains("where 0.700 is asked", refused.Problem.Detail);
        Assert.Equal(refused.Problem, same.Problem);
        Assert.Equal((2, 2), (second.Number, proof.Value?.Pilot));
        await using var db = Bench.Store.Read();
        Assert.Equal(24, await db.QualificationAnswers.CountAsync(a => a.Purpose == PairPurpose.Pilot));
        Assert.Equal(12, await db.QualificationAnswers.Where(a => a.Purpose == PairPurpose.Pilot).Select(a => a.PairId).Distinct().CountAsync());
        Assert.Equal(2, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.Pilot));
    }

    [Fact]
    public async Task A_pilot_needs_two_people_and_enough_pairs()
    {
        var (project, _) = await Panel(1);
        var start = Bench.Get<StartPilot>();

        var alone = await start.Handle(new(project.Id), project.Lead, default);
        await project.Qualified("Sample expert 2");
        var few = await start.Handle(new(project.Id), project.Lead, default);

        Assert.Equal("pilot-people-missing", alone.Problem?.Code);
        Assert.Equal("pilot-pairs-missing", few.Problem?.Code);
    }

    [Fact]
    public async Task An_unfinished_pilot_waits_unless_who_has_left_is_ended_and_their_answers_still_count()
    {
        var (project, panel) = await Panel(3);
        await project.AddPilot(6);
        await Bench.Get<StartPilot>().Handle(new(project.Id), project.Lead, default);
        await WorkMixed(project, panel[..2]);
        await project.WorkPilot(panel[2], _ => Choice.Tie, most: 2);

        var waiting = await Bench.Get<FinishPilot>().Handle(new(project.Id), project.Lead, default);
        await Bench.Get<EndQualification>().Handle(new(project.Id, panel[2].Id, "Left."), project.Lead, default);
        var next = await Bench.Get<NextPilotPair>().Handle(new(project.Id), panel[2], default);
        await Bench.Get<FinishPilot>().Handle(new(project.Id), project.Lead, default);

        Assert.Equal("pilot-unfinished", waiting.Problem?.Code);
        Assert.Equal("pilot-not-yours", next.Problem?.Code);
        await using var db = Bench.Store.Read();
        var end = await db.Set<PilotEnd>().SingleAsync();
        Assert.Equal(3, end.Annotators);
        Assert.True(end.Kappa < 1, "The two ties of who left count against the panel.");
        Assert.Equal(14, await db.QualificationAnswers.CountAsync(a => a.Purpose == PairPurpose.Pilot));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pairs_that_everybody_reads_come_first_and_alone_where_nobody_may_say_they_cannot_judge(bool cannotJudge)
    {
        var project = await SampleProject.Open(Bench, SampleProject.SmallPlan with { PilotPairs = 8, CannotJudgeAllowed = cannotJudge });
        await project.AddCalibration(10, 10);
        await project.Qualified("Sample one");
        await project.Qualified("Sample two", ["en", "hi"]);
        await project.Qualified("Sample three", ["en", "hi"]);
        await project.AddPilot(5);
        await project.AddPilot(5, firstContent: 50, language: "hi");

        var pilot = await Bench.Get<StartPilot>().Handle(new(project.Id), project.Lead, default);

        await using var db = Bench.Store.Read();
        var shown = await db.Set<ExerciseTask>().Where(t => db.Set<Exercise>().Any(e => e.Id == t.ExerciseId && e.Purpose == PairPurpose.Pilot))
            .Join(db.Pairs, t => t.PairId, p => p.Id, (t, p) => new { t.AnnotatorId, p.Language }).ToListAsync();
        Assert.Equal(cannotJudge ? null : "pilot-pairs-missing", pilot.Problem?.Code);
        Assert.Equal(cannotJudge ? [(5, 3), (5, 3), (5, 3)] : [],
            shown.GroupBy(s => s.AnnotatorId).Select(g => (g.Count(s => s.Language == "en"), g.Count(s => s.Language == "hi"))));
    }

    [Fact]
    public async Task A_pilot_under_way_is_given_again_and_takes_no_answer_when_it_is_over()
    {
        var (project, panel) = await Panel(2);
        await project.AddPilot(6);
        var start = Bench.Get<StartPilot>();
        var first = (await start.Handle(new(project.Id), project.Lead, default)).Value!;
        var view = (await Bench.Get<NextPilotPair>().Handle(new(project.Id), panel[0], default)).Value!;

        Assert.Equal(first, (await start.Handle(new(project.Id), project.Lead, default)).Value);
        await WorkMixed(project, panel);
        await Bench.Get<FinishPilot>().Handle(new(project.Id), project.Lead, default);
        var late = await Bench.Get<AnswerPilot>().Handle(new(project.Id, view.TaskId, SideChoice.Left), panel[0], default);

        Assert.Equal("pilot-over", late.Problem?.Code);
    }

    private async Task<(SampleProject Project, List<Actor> People)> Panel(int people)
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(10, 10);
        List<Actor> panel = [];
        for (var i = 0; i < people; i++)
            panel.Add(await project.Qualified($"Sample expert {i}"));
        return (project, panel);
    }

    // Everybody gives the same answers, both letters among them, so that κ is defined.
    private async Task WorkMixed(SampleProject project, IReadOnlyList<Actor> panel)
    {
        await using var db = Bench.Store.Read();
        var pairs = await db.Set<ExerciseTask>().Where(t => t.AnnotatorId == panel[0].Id).Select(t => t.PairId).ToListAsync();
        foreach (var annotator in panel)
            await project.WorkPilot(annotator, pair => pairs.IndexOf(pair) % 2 == 0 ? Choice.A : Choice.B);
    }
}

public sealed class PilotOnSqlite() : PilotTests(TestDatabase.Sqlite);

public sealed class PilotOnPostgres() : PilotTests(TestDatabase.Postgres);
