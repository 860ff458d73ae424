using System.Globalization;
using Concave.Annotation.Working;
using Concave.Data.Register;
using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Judging;
using Concave.Ui.Judging.Keys;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Annotation.Features;

/// <summary>
/// The judging page and the forms on it. It needs no script; judge.js gives it keys, marks by selection and drafts that
/// keep themselves, and is answered with JSON by the same addresses.
/// </summary>
internal sealed class JudgePages(
    ClaimTask claim, ReadTask read, SaveDraft save, SubmitJudgment submit, UndoSubmit undo, ReturnTask giveBack, CommitFirst commit, SentBefore sentBefore, CountOwn count, OwnKeys keys, TimeProvider clock)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapPost("/tasks", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) => Next(projectId, after: null, http, stop));
        var task = pages.MapGroup("/tasks/{assignmentId:guid}");
        task.MapGet("", Show);
        task.MapPost("/draft", Keep);
        task.MapPost("/commit", Commit);
        task.MapPost("/submit", Submit);
        task.MapPost("/undo", Undo);
        task.MapPost("/return", Return);
    }

    internal static string Stage(Guid projectId) => $"/projects/{projectId}/annotation";

    internal static string Work(Guid projectId, Guid assignmentId) => $"{Stage(projectId)}/tasks/{assignmentId}";

    // The next task, or the stage's page when there is none; both say that the last answer can be taken back.
    private async Task<IResult> Next(Guid projectId, Guid? after, HttpContext http, CancellationToken stop)
    {
        var next = await claim.Handle(new(projectId), ActorOf(http), stop);
        var query = after is { } last ? $"?after={last}" : "";
        if (!next.Failed)
            return http.Go(Work(projectId, next.Value.AssignmentId) + query);
        if (next.Problem == NoticeInForce.NotAgreed)
            return http.Go(NoticeInForce.Page);
        return after is null ? next.Problem.ToPage() : http.Go(Stage(projectId) + query);
    }

    /// <summary>The person's own task, when it is of this project.</summary>
    internal async Task<Result<TaskView>> Own(Guid projectId, Guid assignmentId, HttpContext http, CancellationToken stop)
    {
        var task = await read.Handle(new(assignmentId), ActorOf(http), stop);
        return task.Failed || task.Value.ProjectId == projectId ? task : Errors.UnknownTask;
    }

    private async Task<IResult> Show(Guid projectId, Guid assignmentId, HttpContext http, CancellationToken stop)
    {
        var task = await Own(projectId, assignmentId, http, stop);
        if (task.Failed)
            return task.Problem.ToPage();
        var actor = ActorOf(http);
        return PageAnswers.Page<JudgePage, JudgeView>(
            new(task.Value, clock.NewId(), await keys.Read(actor, stop), await count.Handle(new(projectId), actor, stop)));
    }

    // What was refused: the page again with what was entered, or the problem for the script, whose page still has it.
    private Task<IResult> Again(Problem problem, Guid projectId, Guid assignmentId, HttpContext http, CancellationToken stop) => http.IsScript
        ? Task.FromResult(problem.ToScript())
        : problem.Again(http, () => Show(projectId, assignmentId, http, stop));

    private async Task<IResult> Keep(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var saved = await Save(projectId, assignmentId, form, http, stop);
        if (saved.Failed)
            return await Again(saved.Problem, projectId, assignmentId, http, stop);
        return http.IsScript ? saved.ToScript() : PageAnswers.SeeOther(Work(projectId, assignmentId));
    }

    private async Task<Result<DraftView>> Save(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var given = await Given(projectId, assignmentId, form, http, stop);
        if (given.Failed)
            return given.Problem;
        var revision = int.TryParse(form["revision"], CultureInfo.InvariantCulture, out var stated) ? stated : -1;
        return await save.Handle(new(assignmentId, revision, AnswerForm.Draft(given.Value)), ActorOf(http), stop);
    }

    // The draft first: what was entered so far must be there again when the suggestion is.
    private async Task<IResult> Commit(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var saved = await Save(projectId, assignmentId, form, http, stop);
        var given = await Given(projectId, assignmentId, form, http, stop);
        if (saved.Failed || given.Failed)
            return await Again((saved.Problem ?? given.Problem)!, projectId, assignmentId, http, stop);
        var first = await commit.Handle(new(assignmentId, given.Value.Preferred, given.Value.Strength ?? 0), ActorOf(http), stop);
        return first.Failed ? await Again(first.Problem, projectId, assignmentId, http, stop) : http.Go(Work(projectId, assignmentId));
    }

    private async Task<IResult> Submit(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var sent = await Send(projectId, assignmentId, form, http, stop);
        return sent.Failed ? await Again(sent.Problem, projectId, assignmentId, http, stop) : await Next(projectId, assignmentId, http, stop);
    }

    private async Task<Result<JudgmentView>> Send(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var id = form.Id("submission") ?? Guid.Empty;
        var task = await Own(projectId, assignmentId, http, stop);
        if (task.Problem == Errors.Closed)
            return await sentBefore.Handle(new(assignmentId, id), ActorOf(http), stop);
        if (task.Failed)
            return task.Problem;
        var given = AnswerForm.ReadWithWords(form, task.Value.Criteria, task.Value.Left, task.Value.Right);
        if (given.Failed)
            return given.Problem;
        var answer = new Submission(id, given.Value).Complete();
        if (answer.Failed)
            return answer.Problem;
        return await submit.Handle(new(assignmentId, id, answer.Value, form.Number("focused")), ActorOf(http), stop);
    }

    private async Task<Result<GivenAnswer>> Given(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var task = await Own(projectId, assignmentId, http, stop);
        return task.Failed ? task.Problem : AnswerForm.ReadWithWords(form, task.Value.Criteria, task.Value.Left, task.Value.Right);
    }

    private async Task<IResult> Undo(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var back = await undo.Handle(new(assignmentId), ActorOf(http), stop);
        return back.Failed ? back.Problem.ToPage() : PageAnswers.SeeOther(Work(projectId, assignmentId));
    }

    private async Task<IResult> Return(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var returned = await giveBack.Handle(new(assignmentId, form["reason"].ToString(), form.One<ReturnKind>("kind") ?? ReturnKind.Other), ActorOf(http), stop);
        if (returned.Failed)
            return await returned.Problem.Again(http, () => Show(projectId, assignmentId, http, stop));
        var next = await claim.Handle(new(projectId), ActorOf(http), stop);
        return PageAnswers.SeeOther(next.Failed ? Stage(projectId) : Work(projectId, next.Value.AssignmentId));
    }
}
