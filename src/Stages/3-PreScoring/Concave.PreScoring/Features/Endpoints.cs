using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.MakeResponses;
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

    /// <summary>How the responses of a file of prompts are to be made; the file is the request's body.</summary>
    internal sealed record ResponsesWanted
    {
        /// <summary>TwoSamples, ReferenceCeiling or StrongAndWeak.</summary>
        public string? Recipe { get; init; }

        /// <summary>Who makes both samples, the reference, or the strong response: a name of judges.json.</summary>
        public string? Model { get; init; }

        /// <summary>Dollars the whole order may cost.</summary>
        public decimal? Budget { get; init; }

        /// <summary>Who makes the weak response; null for the same model.</summary>
        public string? Weak { get; init; }

        /// <summary>What the maker of the weak response is told.</summary>
        public string? Instruction { get; init; }

        /// <summary>The file's name, for people.</summary>
        public string? FileName { get; init; }

        /// <summary>Of rows that name none.</summary>
        public string? Domain { get; init; }

        /// <summary>Of rows that name none.</summary>
        public string? Language { get; init; }
    }

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
        stage.MapGet("/projects/{projectId:guid}/response-orders", async (Guid projectId, HttpContext http, ShowOrders show, CancellationToken stop) =>
            (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/projects/{projectId:guid}/makers", async (Guid projectId, HttpContext http, ListMakers makers, CancellationToken stop) =>
            (await makers.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/response-orders", async (Guid projectId, [AsParameters] ResponsesWanted wanted, HttpContext http, ReceivePrompts receive, CancellationToken stop) =>
            await Receive(projectId, wanted, http, receive, stop)).TakesFile();
        stage.MapPost("/response-orders/{orderId:guid}/stop", async (Guid orderId, HttpContext http, StopOrder halt, CancellationToken stop) =>
            (await halt.Handle(new(orderId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/first-passes/{passId:guid}/stop", async (Guid passId, HttpContext http, StopFirstPass halt, CancellationToken stop) =>
            (await halt.Handle(new(passId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/first-passes/{passId:guid}/doubts", async (Guid passId, HttpContext http, ShowDoubts doubts, CancellationToken stop) =>
            (await doubts.Handle(new(passId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }
    private static async Task<IResult> Receive(Guid projectId, ResponsesWanted wanted, HttpContext http, ReceivePrompts receive, CancellationToken stop)
    {
        if (FileUpload.Refuse(http) is { } odd)
            return odd.ToHttp();
        OrderResponses.Request order = new(projectId, "", KindOf(wanted.Recipe), wanted.Model ?? "", wanted.Budget ?? 0)
        {
            FileName = wanted.FileName,
            Weak = wanted.Weak,
            Instruction = wanted.Instruction ?? "",
            Domain = wanted.Domain ?? "",
            Language = wanted.Language ?? "",
        };
        return (await receive.Handle(new(order, http.Request.Body), ActorFromClaims.ActorOf(http), stop)).ToHttp();
    }

    // By name only: a number would be a recipe that nobody named. Client makes none, so the handler refuses it.
    private static ResponseSource KindOf(string? name) =>
        Array.Find(Enum.GetValues<ResponseSource>(), k => k.ToString().Equals(name, StringComparison.OrdinalIgnoreCase));
}
