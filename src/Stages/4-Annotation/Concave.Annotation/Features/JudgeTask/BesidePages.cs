using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Concave.Ui.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Annotation.Features;

/// <summary>What stands beside a task: its guidelines, the differences of its responses, what is recorded, the time at work.</summary>
internal sealed class BesidePages(ReadTask read, ConsultGuidelines consult, Heartbeat heartbeat, ClaimTask claim)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/recorded", () => PageAnswers.Page<RecordedPage, Done>(default));
        var task = pages.MapGroup("/tasks/{assignmentId:guid}");
        task.MapGet("/guidelines", async (Guid projectId, Guid assignmentId, string? q, HttpContext http, CancellationToken stop) =>
            (await consult.Handle(new(projectId, assignmentId, q ?? ""), ActorOf(http), stop)).ToPage<GuidelinesPage, ConsultedView>());
        task.MapGet("/differences", Differences);
        task.MapPost("/beat", Beat);
    }

    private async Task<IResult> Differences(Guid projectId, Guid assignmentId, HttpContext http, CancellationToken stop)
    {
        var task = await read.Handle(new(assignmentId), ActorOf(http), stop);
        if (task.Failed || task.Value.ProjectId != projectId)
            return (task.Problem ?? Errors.UnknownTask).ToPage();
        var (left, right) = WordDifference.Between(task.Value.Left, task.Value.Right);
        return PageAnswers.Page<DifferencesPage, ComparedView>(new(task.Value, left, right));
    }

    // A lease that ran out while its page was open is taken again at once, when nobody else has the task.
    private async Task<IResult> Beat(Guid projectId, Guid assignmentId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var beat = await heartbeat.Handle(new(assignmentId, form.Number("focused") ?? 0), ActorOf(http), stop);
        if (beat.Problem != Errors.LeaseOver)
            return beat.ToScript();
        var again = await claim.Handle(new(projectId), ActorOf(http), stop);
        return again.Value is { } task && task.AssignmentId == assignmentId ? Results.Json(new HeartbeatView(0, task.LeaseUntil)) : Errors.LeaseLost.ToScript();
    }
}

/// <summary>The two responses with what differs drawn on them.</summary>
public sealed record ComparedView(TaskView Task, IReadOnlyList<Highlight> Left, IReadOnlyList<Highlight> Right);
