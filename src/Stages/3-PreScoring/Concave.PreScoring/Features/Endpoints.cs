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

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var stage = routes.MapGroup("/api/prescoring").WithTags("prescoring");
        stage.MapGet("/projects/{projectId:guid}/rounds", async (Guid projectId, HttpContext http, ShowRounds.ShowRounds show, CancellationToken stop) =>
            (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/batches", async (Guid projectId, BatchWanted wanted, HttpContext http, OpenBatch.OpenBatch open, CancellationToken stop) =>
            (await open.Handle(new(projectId, wanted.Pairs, wanted.Take, RecordedSlots: null, wanted.Provider), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/batches/{batchId:guid}/rounds", async (Guid batchId, HttpContext http, ReopenBatch.ReopenBatch reopen, CancellationToken stop) =>
            (await reopen.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }
}
