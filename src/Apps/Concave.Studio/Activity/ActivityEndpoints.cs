using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Studio.Activity;

/// <summary>The ledger, readable.</summary>
internal static class ActivityEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapProject(slug: null).MapGet("/activity", async (Guid projectId, string? kind, Guid? before, HttpContext http, ReadLedger read, CancellationToken stop) =>
            (await read.Handle(new(projectId, kind ?? "", before), ActorOf(http), stop)).ToPage<ActivityPage, LedgerView>());
        routes.MapGet("/api/projects/{projectId:guid}/ledger", async (Guid projectId, string? kind, Guid? before, HttpContext http, ReadLedger read, CancellationToken stop) =>
            (await read.Handle(new(projectId, kind ?? "", before), ActorOf(http), stop)).ToHttp()).WithTags("ledger");
    }
}
