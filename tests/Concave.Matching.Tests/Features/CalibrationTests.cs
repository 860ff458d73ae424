using System.Text.Json;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Tests.Features;

public abstract class CalibrationTests(TestDatabase database) : DatabaseTest(database)
{
    [Fact]
    public async Task Who_agrees_with_the_truth_is_qualified_with_the_figure_and_the_ledger_entry()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(8, 8, 4);
        var annotator = await project.Invited("Sample expert");

        var result = await project.Calibrate(annotator, (i, truth) => i == 0 ? Choice.CannotJudge : truth);

        Assert.True(result.Passed);
        Assert.InRange(result.Kappa!.Value, 0.65, 0.95);
        Assert.True(result.Low < result.Kappa && result.Kappa < result.High);
        await using var db = Bench.Store.Read();
        var qualified = await db.QualifiedAnnotators.SingleAsync();
        Assert.Equal((annotator.Id, QualificationBasis.Calibration, 1, 10, result.Kappa), (qualified.AnnotatorId, qualified.Basis, qualified.Attempt, qualified.Pairs, qualified.Kappa));
        Assert.Equal(0.65, qualified.Threshold);
        var profile = JsonSerializer.Deserialize<AnnotatorRecord>(qualified.Profile, RecordJson.Options)!;
        Assert.Equal((qualified.Pseudonym, false), (profile.Annotator, profile.Simulated));
        Assert.Equal(["medical"], profile.Domains);
        Assert.DoesNotContain("Sample", qualified.Profile);
        Assert.DoesNotContain("M.D.", qualified.Profile);
        await AssertOnRecord(result.AttemptId, 10);
    }

    [Fact]
    public async Task Who_does_not_is_not_and_the_attempt_is_on_record_all_the_same()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(8, 8);
        var annotator = await project.Invited("Sample guesser");

        var result = await project.Calibrate(annotator, (i, truth) => i % 2 == 0 ? truth : truth == Choice.A ? Choice.B : Choice.A);

        Assert.False(result.Passed);
        Assert.Contains("is under 0.650", result.Next);
        await using var db = Bench.Store.Read();
        Assert.Empty(await db.QualifiedAnnotators.ToListAsync());
        await AssertOnRecord(result.AttemptId, 10);
    }

    [Fact]
    public async Task Cannot_judge_counts_as_disagreement()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        var annotator = await project.Invited("Sample shy");

        var result = await project.Calibrate(annotator, (i, truth) => i < 4 ? truth : Choice.CannotJudge);

        Assert.False(result.Passed);
        Assert.True(result.Kappa < 0.5);
    }

    [Fact]
    public async Task The_same_answer_everywhere_is_at_chance_and_does_not_pass()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        var annotator = await project.Invited("Sample constant");

        var result = await project.Calibrate(annotator, (_, _) => Choice.A);

        Assert.Equal((false, 0.0), (result.Passed, result.Kappa!.Value));
    }

    [Fact]
    public async Task A_retake_shows_only_pairs_never_seen_and_is_refused_when_they_run_out()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(13, 12);
        var annotator = await project.Invited("Sample learner");
        static Choice Wrong(int i, Choice truth) => truth == Choice.A ? Choice.B : Choice.A;

        var first = await project.Calibrate(annotator, Wrong);
        var second = await project.Calibrate(annotator, Wrong);
        var third = await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default);

        Assert.Equal((1, 2), (first.Attempt, second.Attempt));
        Assert.Equal("calibration-pairs-missing", third.Problem?.Code);
        Assert.Contains("5 are left", third.Problem!.Detail);
        Assert.Contains("at least 5 more", third.Problem.Mend);
        await using var db = Bench.Store.Read();
        Assert.Equal(20, await db.QualificationAnswers.Select(a => a.PairId).Distinct().CountAsync());
    }

    [Fact]
    public async Task Content_seen_on_another_project_is_seen()
    {
        var earlier = await SampleProject.Open(Bench);
        await earlier.AddCalibration(5, 5);
        var annotator = await earlier.Invited("Sample expert");
        await earlier.Calibrate(annotator, (_, truth) => truth);
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        await project.Invite(annotator);

        var start = await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default);

        Assert.Equal("calibration-pairs-missing", start.Problem?.Code);
        Assert.Contains("0 are left", start.Problem!.Detail);
    }

    [Fact]
    public async Task Pairs_in_languages_the_annotator_does_not_read_are_left_out_while_there_are_enough()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        await project.AddCalibration(20, 20, language: "hi", firstContent: 100);
        var annotator = await project.Invited("Sample expert");

        await project.Calibrate(annotator, (_, truth) => truth);

        await using var db = Bench.Store.Read();
        Assert.All(await db.QualificationAnswers.Join(db.Pairs, a => a.PairId, p => p.Id, (_, p) => p.Language).ToListAsync(), l => Assert.Equal("en", l));
    }

    [Fact]
    public async Task An_open_attempt_is_given_again_and_the_qualified_get_none()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(20, 20);
        var annotator = await project.Invited("Sample expert");
        var start = Bench.Get<StartCalibration>();

        var open = (await start.Handle(new(project.Id), annotator, default)).Value!;
        var again = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => start.Handle(new(project.Id), annotator, default)));
        await project.Calibrate(annotator, (_, truth) => truth);
        var late = await start.Handle(new(project.Id), annotator, default);

        Assert.All(again, a => Assert.Equal(open.AttemptId, a.Value?.AttemptId));
        Assert.Equal("already-qualified", late.Problem?.Code);
    }

    [Fact]
    public async Task Starting_eight_times_at_once_makes_one_attempt()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(50, 50);
        var annotator = await project.Invited("Sample expert");

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default)));

        Assert.Single(started.Select(s => s.Value!.AttemptId).Distinct());
    }

    [Fact]
    public async Task An_answer_stands_the_same_again_changes_nothing_and_another_is_refused()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        var annotator = await project.Invited("Sample expert");
        var attempt = (await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default)).Value!;
        var view = (await Bench.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), annotator, default)).Value!;
        Task<Result<CalibrationProgress>> Answer(SideChoice side) =>
            Bench.Get<AnswerCalibration>().Handle(new(attempt.AttemptId, view.TaskId, side), annotator, default);

        var many = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Answer(SideChoice.Left)));

        Assert.All(many, m => Assert.Equal(1, m.Value?.Answered));
        Assert.Equal("answer-stands", (await Answer(SideChoice.Right)).Problem?.Code);
    }

    [Fact]
    public async Task The_last_answer_sent_twenty_times_at_once_ends_the_attempt_once()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        var annotator = await project.Invited("Sample expert");
        var attempt = (await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default)).Value!;
        var answer = Bench.Get<AnswerCalibration>();
        ExerciseTaskView view = null!;
        SideChoice side = default;
        for (var i = 0; i < 10; i++)
        {
            view = (await Bench.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), annotator, default)).Value!;
            var (truth, shown) = await project.Behind(view.TaskId);
            side = SampleProject.SideOf(truth!.Value, shown);
            if (i < 9)
                await answer.Handle(new(attempt.AttemptId, view.TaskId, side), annotator, default);
        }

        var ends = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => answer.Handle(new(attempt.AttemptId, view.TaskId, side), annotator, default)));

        Assert.All(ends, e => Assert.True(e.Value?.Result?.Passed));
        await using var db = Bench.Store.Read();
        Assert.Equal((1, 1), (await db.QualifiedAnnotators.CountAsync(), await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.Qualification)));
        Assert.Equal("exercise-answered", (await Bench.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), annotator, default)).Problem?.Code);
    }

    [Fact]
    public async Task What_the_annotator_sees_names_neither_the_pair_nor_the_truth()
    {
        var project = await SampleProject.Open(Bench);
        var pairs = await project.AddCalibration(5, 5);
        var annotator = await project.Invited("Sample expert");
        var attempt = (await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default)).Value!;

        var view = (await Bench.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), annotator, default)).Value!;

        var json = JsonSerializer.Serialize(view);
        Assert.All(pairs, pair => Assert.DoesNotContain(pair.ToString(), json));
        Assert.DoesNotContain("calibration-", json);
        Assert.Equal(
            ["CannotJudgeAllowed", "Language", "Left", "Number", "Of", "Prompt", "Right", "TaskId", "TieAllowed"],
            typeof(ExerciseTaskView).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
        var (_, shown) = await project.Behind(view.TaskId);
        Assert.StartsWith(shown == Side.ALeft ? "A" : "B", view.Left);
    }

    [Fact]
    public async Task Nobody_else_sees_or_answers_an_attempt()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        var annotator = await project.Invited("Sample expert");
        var attempt = (await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default)).Value!;
        var view = (await Bench.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), annotator, default)).Value!;
        var other = new Actor(Bench.Clock.NewId(), (Roles)63);

        Assert.Equal("exercise-not-found", (await Bench.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), other, default)).Problem?.Code);
        Assert.Equal("exercise-not-found", (await Bench.Get<AnswerCalibration>().Handle(new(attempt.AttemptId, view.TaskId, SideChoice.Left), other, default)).Problem?.Code);
    }

    [Fact]
    public async Task A_plan_that_is_loosened_in_the_middle_helps_nobody_through()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        var annotator = await project.Invited("Sample guesser");
        await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default);
        await project.Approve(SampleProject.SmallPlan with { CalibrationKappa = 0 }, ["en", "hi"]);

        var result = await project.Calibrate(annotator, (i, truth) => i < 7 ? truth : Choice.CannotJudge);

        Assert.Equal((false, 0.65), (result.Passed, result.Threshold));
    }

    [Fact]
    public async Task An_ended_qualification_needs_a_new_invitation_and_pairs_not_seen()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(10, 10);
        var annotator = await project.Qualified("Sample expert");
        var end = Bench.Get<EndQualification>();

        Assert.Null((await end.Handle(new(project.Id, annotator.Id, "Left the project."), project.Lead, default)).Problem);
        Assert.Equal("not-qualified", (await end.Handle(new(project.Id, annotator.Id, "Again."), project.Lead, default)).Problem?.Code);
        Assert.Equal("not-invited", (await Bench.Get<StartCalibration>().Handle(new(project.Id), annotator, default)).Problem?.Code);
        await project.Invite(annotator);
        var back = await project.Calibrate(annotator, (_, truth) => truth);

        Assert.Equal((2, true), (back.Attempt, back.Passed));
        var view = (await Bench.Get<ReadCalibration>().Handle(new(project.Id, annotator.Id), annotator, default)).Value!;
        Assert.Equal((true, true, 2), (view.Accepted, view.Qualified, view.Ended.Count));
    }

    private async Task AssertOnRecord(Guid attempt, int count)
    {
        await using var db = Bench.Store.Read();
        var answers = await db.QualificationAnswers.ToListAsync();
        Assert.Equal(count, answers.Count);
        var records = answers.Select(a => new CalibrationAnswerRecord(a.Pseudonym, a.Attempt, a.PairId, a.Truth, a.Choice, a.AnsweredAt));
        var entry = await db.LedgerEntries.SingleAsync(e => e.Kind == LedgerKinds.Qualification);
        Assert.Equal((attempt, Guid.Empty, RecordDigests.Calibration(records)), (entry.SubjectId, entry.BatchId, entry.Digest));
    }
}

public sealed class CalibrationOnSqlite() : CalibrationTests(TestDatabase.Sqlite);

public sealed class CalibrationOnPostgres() : CalibrationTests(TestDatabase.Postgres);
