using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Quality;

/// <summary>Agreement over time as a page.</summary>
internal sealed class AgreementPages(WatchAgreement watch)
{
    internal void Map(RouteGroupBuilder pages) =>
        pages.MapGet("/batches/{batchId:guid}/agreement", async (Guid projectId, Guid batchId, HttpContext http, CancellationToken stop) =>
            (await watch.Handle(new(batchId, projectId), ActorOf(http), stop)).ToPage<AgreementPage, AgreementView>());
}
