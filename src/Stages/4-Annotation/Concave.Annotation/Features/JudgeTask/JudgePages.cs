using Concave.Kernel;
using Concave.Ui.Judging;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Annotation.Features;

/// <summary>The judging page and the forms on it. It needs no script; judge.js gives it keys and drafts that keep themselves.</summary>
internal sealed class JudgePages(
    ClaimTask claim, ReadTask read, SaveDraft save, SubmitJudgment submit, UndoSubmit undo, ReturnTask giveBack, TimeProvider clock)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapPost("/tasks", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) => Next(projectId, after: null, http, stop));
        var task = pages.MapGroup("/tasks/{assignmentId:guid}");
        task.MapGet("", Show);
        task.MapPost("/draft", Keep);
        task.MapPost("/submit", Submit);
        task.MapPost("/undo", Undo);
        task.MapPost("/return", Return);
    }

    private static string Stage(Guid projectId) => $"/projects/{projectId}/annotation";

    private static string Work(Guid projectId, Guid assignmentId) => $"{Stage(projectId)}/tasks/{assignmentId}";

    // The next task, or the stage's page when there is none; both say that the last answer can be taken back.
    private async Task<IResult> Next(Guid projectId, Guid? after, HttpContext http, CancellationToken stop)
    {
        var next = await claim.Handle(new(projectId), ActorOf(http), stop);
        var query = after is { } last ? $"?after={last}" : "";
        if (!next.Failed)
            return PageAnswers.SeeOther(Work(projectId, next.Value.AssignmentId) + query);
        return after is null ? next.Problem.ToPage() : PageAnswers.SeeOther(Stage(projectId) + query);
    }

    private async Task<Result<TaskView>> Task(Guid projectId, Guid assignmentId, HttpContext http, CancellationToken stop)
    {
        var task = await read.Handle(new(assignmentId), ActorOf(http), stop);
        return task.Failed || task.Value.ProjectId == projectId ? task : Errors.UnknownTask;
    }

    private async Task<IResult> Show(Guid projectId, Guid assignmentId, HttpContext http, CancellationToken stop)
    {
        var task = await Task(projectId, assignmentId, http, stop);
        return task.Failed ? task.Problem.ToPage() : PageAnswers.Page<JudgePage, JudgeView>(new(task.Value, clock.NewId()));
    }

    private async Task<IResult> Keep(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var given = await Given(projectId, assignmentId, form, http, stop);
        if (given.Failed)
            return await given.Problem.Again(http, () => Show(projectId, assignmentId, http, stop));
        var revision = int.TryParse(form["revision"], System.Globalization.CultureInfo.InvariantCulture, out var stated) ? stated : -1;
        var saved = await save.Handle(new(assignmentId, revision, AnswerForm.Draft(given.Value)), ActorOf(http), stop);
        return await saved.After(http, Work(projectId, assignmentId), () => Show(projectId, assignmentId, http, stop));
    }

    private async Task<IResult> Submit(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var sent = await Send(projectId, assignmentId, form, http, stop);
        return sent.Failed
            ? await sent.Problem.Again(http, () => Show(projectId, assignmentId, http, stop))
            : await Next(projectId, assignmentId, http, stop);
    }

    private async Task<Result<JudgmentView>> Send(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var given = await Given(projectId, assignmentId, form, http, stop);
        if (given.Failed)
            return given.Problem;
        _ = Guid.TryParse(form["submission"], out var id);
        var answer = new Submission(id, given.Value).Complete();
        if (answer.Failed)
            return answer.Problem;
        return await submit.Handle(new(assignmentId, id, answer.Value), ActorOf(http), stop);
    }

    private async Task<Result<GivenAnswer>> Given(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var task = await Task(projectId, assignmentId, http, stop);
        return task.Failed ? task.Problem : AnswerForm.ReadWithWords(form, task.Value.Criteria, task.Value.Left, task.Value.Right);
    }

    private async Task<IResult> Undo(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var back = await undo.Handle(new(assignmentId), ActorOf(http), stop);
        return back.Failed ? back.Problem.ToPage() : PageAnswers.SeeOther(Work(projectId, assignmentId));
    }

    private async Task<IResult> Return(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var returned = await giveBack.Handle(new(assignmentId, form["reason"].ToString()), ActorOf(http), stop);
        if (returned.Failed)
            return await returned.Problem.Again(http, () => Show(projectId, assignmentId, http, stop));
        var next = await claim.Handle(new(projectId), ActorOf(http), stop);
        return PageAnswers.SeeOther(next.Failed ? Stage(projectId) : Work(projectId, next.Value.AssignmentId));
    }
}
