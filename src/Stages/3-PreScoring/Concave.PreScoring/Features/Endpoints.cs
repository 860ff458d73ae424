using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.PreScoring.Features;

/// <summary>The stage over HTTP. Recorded opinions come in by the command line: they name a file on the server.</summary>
internal static class Endpoints
{
    /// <summary>What a batch is opened with.</summary>
    /// <param name="Pairs">Ids of the pairs; null for all that are free.</param>
    /// <param name="Take">At most this many; null for all.</param>
    /// <param name="Provider">Whose opinions route the pairs; null when there is one or none.</param>
    internal sealed record BatchWanted(IReadOnlyList<Guid>? Pairs = null, int? Take = null, string? Provider = null);

    /// <summary>What a judge is asked with.</summary>
    /// <param name="Judge">Its name in judges.json.</param>
    /// <param name="Budget">Dollars the whole pass may cost.</param>
    /// <param name="Way">Directly, or in message batches.</param>
    internal sealed record FirstPassWanted(string Judge, decimal Budget, AskingWay Way = AskingWay.Direct);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var stage = routes.MapGroup("/api/prescoring").WithTags("prescoring");
        stage.MapGet("/projects/{projectId:guid}/rounds", async (Guid projectId, HttpContext http, ShowRounds.ShowRounds show, CancellationToken stop) =>
            (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/batches", async (Guid projectId, BatchWanted wanted, HttpContext http, OpenBatch.OpenBatch open, CancellationToken stop) =>
            (await open.Handle(new(projectId, wanted.Pairs, wanted.Take, RecordedSlots: null, wanted.Provider), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/batches/{batchId:guid}/rounds", async (Guid batchId, HttpContext http, ReopenBatch.ReopenBatch reopen, CancellationToken stop) =>
            (await reopen.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/judges", (HttpContext http, ListJudges judges) => judges.Handle(ActorFromClaims.ActorOf(http)).ToHttp());
        stage.MapGet("/projects/{projectId:guid}/first-passes", async (Guid projectId, HttpContext http, ShowFirstPass.ShowFirstPass show, CancellationToken stop) =>
            (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/first-passes", async (Guid projectId, FirstPassWanted wanted, HttpContext http, RunFirstPass.RunFirstPass run, CancellationToken stop) =>
            (await run.Handle(new(projectId, wanted.Judge, wanted.Budget, wanted.Way), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/projects/{projectId:guid}/calibrations", async (Guid projectId, HttpContext http, ShowCalibration.ShowCalibration show, CancellationToken stop) =>
            (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/first-passes/{passId:guid}/stop", async (Guid passId, HttpContext http, StopFirstPass halt, CancellationToken stop) =>
            (await halt.Handle(new(passId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/first-passes/{passId:guid}/doubts", async (Guid passId, HttpContext http, ShowDoubts doubts, CancellationToken stop) =>
            (await doubts.Handle(new(passId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }
}
