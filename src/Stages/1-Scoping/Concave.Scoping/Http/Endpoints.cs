using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Scoping;

/// <summary>The stage over HTTP.</summary>
internal static class Endpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var stage = routes.MapGroup("/api/scoping").WithTags("scoping");
        var project = stage.MapGroup("/projects/{projectId:guid}");
        ProjectEndpoints.Map(stage, project);
        GuidelinesEndpoints.Map(project);
        ImportEndpoints.Map(project);
        QuoteEndpoints.Map(stage);
        QuotePages.Map(routes);
        PlanPages.Map(routes);
    }
}
