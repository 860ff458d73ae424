using Concave.Data.HandOffs;
using Concave.Kernel.Records;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Quality;

/// <summary>The people of a batch's current round, and why it was withheld.</summary>
/// <param name="Causes">Root causes of all its rounds, the newest first.</param>
/// <param name="Pauses">What was paused in it, the newest first.</param>
public sealed record PeopleView(Guid ProjectId, BatchRow Batch, IReadOnlyList<PersonView> People, IReadOnlyList<RootCauseRecord> Causes, IReadOnlyList<PauseView> Pauses)
{
    /// <summary>True while a root cause can be logged.</summary>
    public bool Explains => Batch.State is BatchState.Withheld or BatchState.Released;
}

/// <summary>Who works how, and the form that puts a root cause on record.</summary>
internal sealed class PeoplePages(WatchPeople watch, BatchBoard board, ListRootCauses causes, LogRootCause log, ListPauses pauses, PauseWork pause, LiftPause lift)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/batches/{batchId:guid}/people", Show);
        pages.MapPost("/batches/{batchId:guid}/root-causes", Log);
        pages.MapPost("/batches/{batchId:guid}/pauses", Pause);
        pages.MapPost("/batches/{batchId:guid}/pauses/{pauseId:guid}/lift", Lift);
    }

    private async Task<IResult> Show(Guid projectId, Guid batchId, HttpContext http, CancellationToken stop)
    {
        var actor = ActorOf(http);
        var people = await watch.Handle(new(batchId, projectId), actor, stop);
        if (people.Failed)
            return people.Problem.ToPage();
        var batches = await board.Handle(new(projectId), actor, stop);
        var known = await causes.Handle(new(batchId), actor, stop);
        var paused = await pauses.Handle(new(batchId), actor, stop);
        return (batches.Problem ?? known.Problem ?? paused.Problem) is { } problem
            ? problem.ToPage()
            : PageAnswers.Page<PeoplePage, PeopleView>(new(projectId, batches.Value!.Single(b => b.BatchId == batchId), people.Value, known.Value!, paused.Value!));
    }

    private async Task<IResult> Pause(Guid projectId, Guid batchId, HttpContext http, CancellationToken stop)
    {
        var seen = await watch.Handle(new(batchId, projectId), ActorOf(http), stop);
        return seen.Failed
            ? seen.Problem.ToPage()
            : await (await pause.Handle(new(batchId), ActorOf(http), stop)).After(http, PageOf(projectId, batchId), () => Show(projectId, batchId, http, stop));
    }

    private async Task<IResult> Lift(Guid projectId, Guid batchId, Guid pauseId, IFormCollection form, HttpContext http, CancellationToken stop) =>
        await (await lift.Handle(new(projectId, pauseId, form.Text("reason")), ActorOf(http), stop)).After(http, PageOf(projectId, batchId), () => Show(projectId, batchId, http, stop));

    private static string PageOf(Guid projectId, Guid batchId) => $"/projects/{projectId}/quality/batches/{batchId}/people";

    private async Task<IResult> Log(Guid projectId, Guid batchId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var seen = await watch.Handle(new(batchId, projectId), ActorOf(http), stop);
        if (seen.Failed)
            return seen.Problem.ToPage();
        LogRootCause.Request cause = new(batchId, form["cause"].ToString(), form.Id("annotator_id"), form.Text("note"), form.Ticked("end_qualification"));
        var logged = await log.Handle(cause, ActorOf(http), stop);
        return await logged.After(http, PageOf(projectId, batchId), () => Show(projectId, batchId, http, stop));
    }
}
