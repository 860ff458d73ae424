using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Matching;

/// <summary>Calibration, pilot and audit over HTTP.</summary>
internal static class ExerciseEndpoints
{
    internal sealed record Answer(Guid TaskId, SideChoice Choice);

    internal sealed record Experts(Guid First, Guid Second);

    internal static void Map(RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{projectId:guid}");
        MapCalibration(api, project);
        MapPilot(project);
        MapAudit(project);
    }

    private static void MapCalibration(RouteGroupBuilder api, RouteGroupBuilder project)
    {
        project.MapPost("/calibration", async (Guid projectId, StartCalibration handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapGet(
            "/annotators/{annotatorId:guid}/calibration",
            async (Guid projectId, Guid annotatorId, ReadCalibration handler, HttpContext http, CancellationToken stop) =>
                (await handler.Handle(new(projectId, annotatorId), ActorOf(http), stop)).ToHttp());
        api.MapGet("/calibration/{attemptId:guid}/next", async (Guid attemptId, NextCalibrationPair handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(attemptId), ActorOf(http), stop)).ToHttp());
        api.MapGet("/calibration/{attemptId:guid}/explanation", async (Guid attemptId, ReadAttempt handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(attemptId), ActorOf(http), stop)).ToHttp());
        api.MapPost("/calibration/{attemptId:guid}/answers", async (Guid attemptId, Answer body, AnswerCalibration handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(attemptId, body.TaskId, body.Choice), ActorOf(http), stop)).ToHttp());
    }

    private static void MapAudit(RouteGroupBuilder project)
    {
        project.MapGet("/audit", async (Guid projectId, ReadHumanAudit handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapGet("/audit/report", async (Guid projectId, ReadHumanAudit handler, HttpContext http, CancellationToken stop) =>
            (await handler.Report(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapPost("/audit", async (Guid projectId, Experts body, StartHumanAudit handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId, body.First, body.Second), ActorOf(http), stop)).ToHttp());
        project.MapGet("/audit/next", async (Guid projectId, NextAuditPair handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapPost("/audit/answers", async (Guid projectId, Answer body, AnswerAuditPair handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId, body.TaskId, body.Choice), ActorOf(http), stop)).ToHttp());
    }

    private static void MapPilot(RouteGroupBuilder project)
    {
        project.MapPost("/pilot", async (Guid projectId, StartPilot handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapGet("/pilot/next", async (Guid projectId, NextPilotPair handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapPost("/pilot/answers", async (Guid projectId, Answer body, AnswerPilot handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId, body.TaskId, body.Choice), ActorOf(http), stop)).ToHttp());
        project.MapPost("/pilot/end", async (Guid projectId, FinishPilot handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
    }
}
