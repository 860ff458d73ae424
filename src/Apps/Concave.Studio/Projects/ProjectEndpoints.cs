using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Http.Features;

namespace Concave.Studio.Projects;

/// <summary>The projects somebody may open.</summary>
public sealed record ProjectsView(IReadOnlyList<ProjectLine> Projects);

/// <summary>The list of projects, and one project with its six stages.</summary>
internal static class ProjectEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/projects", async (HttpContext http, SeeProjects see, CancellationToken stop) =>
            PageAnswers.Page<ProjectsPage, ProjectsView>(new(await see.All(ActorFromClaims.ActorOf(http), stop))));
        routes.MapProject(slug: null).MapGet("", async (HttpContext http, ViewBoard view, CancellationToken stop) =>
            PageAnswers.Page<ProjectPage, ProjectView>(await view.Handle(http.Features.GetRequiredFeature<ProjectFrame>(), ActorFromClaims.ActorOf(http), stop)));
    }
}
