using Concave.Data.Register;
using Concave.Kernel;
using Concave.Ui.Judging;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Matching.Exercises;

/// <summary>A pair of calibration or pilot on its page.</summary>
/// <param name="Action">Where the answer goes.</param>
/// <param name="Purpose">Calibration, Pilot or Audit.</param>
public sealed record ExercisePageView(Guid ProjectId, string Action, PairPurpose Purpose, ExerciseTaskView Task);

/// <summary>An annotator's way through calibration and pilot: terms, pair after pair, the result with an explanation of every pair.</summary>
internal sealed class ExercisePages(
    AcceptInvitation accept, StartCalibration start, NextCalibrationPair next, AnswerCalibration answer, ReadAttempt read, NextPilotPair nextPilot, AnswerPilot answerPilot)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapPost("/acceptance", Accept);
        pages.MapPost("/calibration", Start);
        pages.MapGet("/calibration/{attemptId:guid}", Show);
        pages.MapPost("/calibration/{attemptId:guid}", Answer);
        pages.MapGet("/pilot", ShowPilot);
        pages.MapPost("/pilot", AnswerPilot);
    }

    private static string Stage(Guid projectId) => $"/projects/{projectId}/matching";

    private async Task<IResult> Accept(Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var accepted = await accept.Handle(new(projectId), ActorOf(http), stop);
        return accepted.Failed ? accepted.Problem.ToPage() : PageAnswers.SeeOther(Stage(projectId));
    }

    private async Task<IResult> Start(Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var begun = await start.Handle(new(projectId), ActorOf(http), stop);
        if (begun.Problem == NoticeInForce.NotAgreed)
            return PageAnswers.SeeOther(NoticeInForce.Page);
        return begun.Failed ? begun.Problem.ToPage() : PageAnswers.SeeOther($"{Stage(projectId)}/calibration/{begun.Value.AttemptId}");
    }

    // The next pair; when none is left, what was right and what was not.
    private async Task<IResult> Show(Guid projectId, Guid attemptId, HttpContext http, CancellationToken stop)
    {
        var task = await next.Handle(new(attemptId), ActorOf(http), stop);
        if (!task.Failed)
            return PageAnswers.Page<ExercisePage, ExercisePageView>(new(projectId, $"{Stage(projectId)}/calibration/{attemptId}", PairPurpose.Calibration, task.Value));
        if (task.Problem != ExerciseErrors.NoneLeft)
            return task.Problem.ToPage();
        return (await read.Handle(new(attemptId), ActorOf(http), stop)).ToPage<AttemptPage, AttemptReview>();
    }

    private async Task<IResult> Answer(Guid projectId, Guid attemptId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var (task, choice) = Given(form);
        var kept = choice is { } said ? await answer.Handle(new(attemptId, task, said), ActorOf(http), stop) : Unanswered;
        return await kept.After(http, $"{Stage(projectId)}/calibration/{attemptId}", () => Show(projectId, attemptId, http, stop));
    }

    private async Task<IResult> ShowPilot(Guid projectId, HttpContext http, CancellationToken stop)
    {
        var task = await nextPilot.Handle(new(projectId), ActorOf(http), stop);
        return task.Failed
            ? task.Problem.ToPage()
            : PageAnswers.Page<ExercisePage, ExercisePageView>(new(projectId, $"{Stage(projectId)}/pilot", PairPurpose.Pilot, task.Value));
    }

    private async Task<IResult> AnswerPilot(Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var (task, choice) = Given(form);
        var kept = choice is { } said ? await answerPilot.Handle(new(projectId, task, said), ActorOf(http), stop) : Unanswered;
        var path = kept.Value is { } done && done.Answered == done.Pairs ? Stage(projectId) : $"{Stage(projectId)}/pilot";
        return await kept.After(http, path, () => ShowPilot(projectId, http, stop));
    }

    internal static readonly Problem Unanswered = new("answer-missing", ProblemKind.Invalid, "Nothing is chosen.", "Choose the better response.", "verdict");

    internal static (Guid Task, SideChoice? Choice) Given(IFormCollection form) => (
        Guid.TryParse(form["task"], out var task) ? task : Guid.Empty,
        AnswerForm.Read(form, []).Preferred switch
        {
            PreferredSide.Left => SideChoice.Left,
            PreferredSide.Right => SideChoice.Right,
            PreferredSide.Tie => SideChoice.Tie,
            PreferredSide.CannotJudge => SideChoice.CannotJudge,
            _ => null,
        });
}
