using Concave.Kernel;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Quality;

/// <summary>The stage over HTTP. There is none for the gates: they are evaluated when the last review is done, and by nobody.</summary>
internal static class Endpoints
{
    /// <summary>A written resolution.</summary>
    internal sealed record Resolution(Choice Choice, string? Text = null, bool Escalate = false, string? Error = null, bool GuidelineGap = false);

    /// <summary>A checked label.</summary>
    internal sealed record Check(bool Confirmed, Choice? Choice = null, string? Note = null);

    /// <summary>Why a batch was withheld.</summary>
    internal sealed record RootCause(string? Cause = null, string? Note = null, Guid? AnnotatorId = null, bool EndQualification = false);

    /// <summary>Why paused work goes on.</summary>
    internal sealed record Lift(string? Reason = null);

    /// <summary>Why a verified pair is retired.</summary>
    internal sealed record Retirement(string? Reason = null);

    /// <summary>An objection.</summary>
    internal sealed record Objection(string? Text = null);

    /// <summary>What is said to it.</summary>
    internal sealed record Answer(bool Upheld, string? Text = null);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var stage = routes.MapGroup("/api/quality").WithTags("quality");
        stage.MapGet("/projects/{projectId:guid}/batches", async (Guid projectId, HttpContext http, BatchBoard board, CancellationToken stop) =>
            (await board.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/batches/{batchId:guid}/gold", async (Guid batchId, HttpContext http, PerAnnotatorGold gold, CancellationToken stop) =>
            (await gold.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/batches/{batchId:guid}/people", async (Guid batchId, HttpContext http, WatchPeople watch, CancellationToken stop) =>
            (await watch.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/batches/{batchId:guid}/agreement", async (Guid batchId, HttpContext http, WatchAgreement watch, CancellationToken stop) =>
            (await watch.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/batches/{batchId:guid}/root-causes", async (Guid batchId, RootCause body, HttpContext http, LogRootCause log, CancellationToken stop) =>
            (await log.Handle(new(batchId, body.Cause ?? "", body.AnnotatorId, body.Note ?? "", body.EndQualification), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/batches/{batchId:guid}/pauses", async (Guid batchId, HttpContext http, ListPauses list, CancellationToken stop) =>
            (await list.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/batches/{batchId:guid}/pauses", async (Guid batchId, HttpContext http, PauseWork pause, CancellationToken stop) =>
            (await pause.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/pauses/{pauseId:guid}/lift", async (Guid projectId, Guid pauseId, Lift body, HttpContext http, LiftPause lift, CancellationToken stop) =>
            (await lift.Handle(new(projectId, pauseId, body.Reason ?? ""), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/projects/{projectId:guid}/gold", async (Guid projectId, HttpContext http, ListGold list, CancellationToken stop) =>
            (await list.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/gold/{pairId:guid}/retire", async (Guid projectId, Guid pairId, Retirement body, HttpContext http, RetireGold retire, CancellationToken stop) =>
            (await retire.Handle(new(projectId, pairId, body.Reason ?? ""), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        MapDisputes(stage);
        stage.MapPost("/projects/{projectId:guid}/adjudications/claim", (Guid projectId, HttpContext http, ClaimReview claim, CancellationToken stop) =>
            Claim(new(projectId, ReviewKind.Adjudication), http, claim, stop));
        stage.MapPost("/projects/{projectId:guid}/spot-checks/claim", (Guid projectId, HttpContext http, ClaimReview claim, CancellationToken stop) =>
            Claim(new(projectId, ReviewKind.SpotCheck), http, claim, stop));
        stage.MapPost("/adjudications/{reviewId:guid}", async (Guid reviewId, Resolution body, HttpContext http, Adjudicate adjudicate, CancellationToken stop) =>
            (await adjudicate.Handle(new(reviewId, body.Choice, body.Text ?? "", body.Escalate, body.Error ?? "", body.GuidelineGap), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/spot-checks/{reviewId:guid}", async (Guid reviewId, Check body, HttpContext http, SpotCheck check, CancellationToken stop) =>
            (await check.Handle(new(reviewId, body.Confirmed, body.Choice, body.Note ?? ""), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }

    private static void MapDisputes(RouteGroupBuilder stage)
    {
        stage.MapGet("/projects/{projectId:guid}/own-work", async (Guid projectId, Guid? before, HttpContext http, ListOwnWork list, CancellationToken stop) =>
            (await list.Handle(new(projectId, before), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/projects/{projectId:guid}/own-work/{judgmentId:guid}", async (Guid projectId, Guid judgmentId, HttpContext http, ReadOwnJudgment read, CancellationToken stop) =>
            (await read.Handle(new(projectId, judgmentId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/own-work/{judgmentId:guid}/dispute", async (Guid projectId, Guid judgmentId, Objection body, HttpContext http, OpenDispute open, CancellationToken stop) =>
            (await open.Handle(new(projectId, judgmentId, body.Text ?? ""), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/projects/{projectId:guid}/disputes", async (Guid projectId, HttpContext http, ListDisputes list, CancellationToken stop) =>
            (await list.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/disputes/{disputeId:guid}/answer", async (Guid projectId, Guid disputeId, Answer body, HttpContext http, AnswerDispute answer, CancellationToken stop) =>
            (await answer.Handle(new(projectId, disputeId, body.Upheld, body.Text ?? ""), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }

    private static async Task<IResult> Claim(ClaimReview.Request request, HttpContext http, ClaimReview claim, CancellationToken stop) =>
        (await claim.Handle(request, ActorFromClaims.ActorOf(http), stop)).ToHttp();
}
