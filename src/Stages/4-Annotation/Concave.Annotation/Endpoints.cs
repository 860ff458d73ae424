using Concave.Annotation.Features;
using Concave.Annotation.Working;
using Concave.Ui.Http;
using Concave.Ui.Judging;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Annotation;

/// <summary>The stage over HTTP: one annotator, their own tasks. Expired leases return by a timer, not by a request.</summary>
internal static class Endpoints
{
    /// <summary>An unsent answer.</summary>
    /// <param name="BaseRevision">The revision it was made from; 0 for the first.</param>
    /// <param name="Draft">Text that holds one JSON value.</param>
    internal sealed record UnsentAnswer(int BaseRevision, string? Draft = null);

    internal sealed record Beat(long FocusedMs);

    /// <summary>A first answer, before the suggestion is shown.</summary>
    internal sealed record Committed(PreferredSide? Preferred = null, int Strength = 0);

    internal sealed record GivenBack(string? Reason = null, ReturnKind Kind = ReturnKind.Other);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var stage = routes.MapGroup("/api/annotation").WithTags("annotation");
        stage.MapPost("/projects/{projectId:guid}/claim", async (Guid projectId, HttpContext http, ClaimTask claim, CancellationToken stop) =>
            (await claim.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        stage.MapGet("/queue", async (HttpContext http, ListQueue list, CancellationToken stop) =>
            (await list.Handle(new(), ActorOf(http), stop)).ToHttp());
        routes.MapGet("/queue", async (HttpContext http, ListQueue list, CancellationToken stop) =>
            (await list.Handle(new(), ActorOf(http), stop)).ToPage<QueuePage, IReadOnlyList<QueueLine>>()).ExcludeFromDescription();
        MapTask(stage.MapGroup("/tasks/{assignmentId:guid}"));
    }

    private static void MapTask(RouteGroupBuilder task)
    {
        task.MapGet("", async (Guid assignmentId, HttpContext http, ReadTask read, CancellationToken stop) =>
            (await read.Handle(new(assignmentId), ActorOf(http), stop)).ToHttp());
        task.MapPut("/draft", async (Guid assignmentId, UnsentAnswer body, HttpContext http, SaveDraft save, CancellationToken stop) =>
            (await save.Handle(new(assignmentId, body.BaseRevision, body.Draft ?? ""), ActorOf(http), stop)).ToHttp());
        task.MapPost("/heartbeat", async (Guid assignmentId, Beat body, HttpContext http, Heartbeat heartbeat, CancellationToken stop) =>
            (await heartbeat.Handle(new(assignmentId, body.FocusedMs), ActorOf(http), stop)).ToHttp());
        task.MapPost("/return", async (Guid assignmentId, GivenBack body, HttpContext http, ReturnTask giveBack, CancellationToken stop) =>
            (await giveBack.Handle(new(assignmentId, body.Reason ?? "", body.Kind), ActorOf(http), stop)).ToHttp());
        task.MapPost("/commit", async (Guid assignmentId, Committed body, HttpContext http, CommitFirst commit, CancellationToken stop) =>
            (await commit.Handle(new(assignmentId, body.Preferred ?? (PreferredSide)(-1), body.Strength), ActorOf(http), stop)).ToHttp());
        task.MapPost("/judgment", Submit);
        task.MapPost("/undo", async (Guid assignmentId, HttpContext http, UndoSubmit undo, CancellationToken stop) =>
            (await undo.Handle(new(assignmentId), ActorOf(http), stop)).ToHttp());
    }

    private static async Task<IResult> Submit(Guid assignmentId, Submission body, HttpContext http, SubmitJudgment submit, CancellationToken stop)
    {
        var answer = body.Complete();
        return answer.Failed
            ? answer.Problem.ToHttp()
            : (await submit.Handle(new(assignmentId, body.SubmissionId, answer.Value, body.FocusedMs), ActorOf(http), stop)).ToHttp();
    }
}
