using Concave.Kernel;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Http.Features;

namespace Concave.Studio.Projects;

/// <summary>The projects somebody may open.</summary>
public sealed record ProjectsView(IReadOnlyList<ProjectLine> Projects);

/// <summary>A project and where its stages stand.</summary>
public sealed record ProjectView(ProjectLine Project, IReadOnlyList<(IStage Stage, StageLine Line)> Stages);

/// <summary>The list of projects, and one project with its six stages.</summary>
internal static class ProjectEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", (HttpContext http) =>
            PageAnswers.SeeOther(ActorFromClaims.ActorOf(http).Has(~Roles.Operator) ? "/projects" : "/installation"));
        pages.MapGet("/projects", async (HttpContext http, SeeProjects see, CancellationToken stop) =>
            PageAnswers.Page<ProjectsPage, ProjectsView>(new(await see.All(ActorFromClaims.ActorOf(http), stop))));
        routes.MapProject(slug: null).MapGet("", async (HttpContext http, CancellationToken stop) =>
            PageAnswers.Page<ProjectPage, ProjectView>(await Stages(http, stop)));
    }

    private static async Task<ProjectView> Stages(HttpContext http, CancellationToken stop)
    {
        var frame = http.Features.GetRequiredFeature<ProjectFrame>();
        List<(IStage, StageLine)> stages = [];
        foreach (var stage in frame.Stages)
        {
            if (await stage.Stand(frame.Project.ProjectId, ActorFromClaims.ActorOf(http), stop) is { } line)
                stages.Add((stage, line));
        }

        return new(frame.Project, stages);
    }
}
