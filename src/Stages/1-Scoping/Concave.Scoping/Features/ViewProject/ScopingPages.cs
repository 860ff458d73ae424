using Concave.Kernel;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Scoping;

/// <summary>What the stage's page shows.</summary>
/// <param name="Project">Where scoping stands; null for people who only work under the guidelines.</param>
/// <param name="InForce">The approved guidelines; null while there are none.</param>
public sealed record ScopingView(ProjectView? Project, GuidelinesDocument? InForce);

internal static class ScopingPages
{
    internal static void Map(RouteGroupBuilder pages) => pages.MapGet("", Show);

    private static async Task<IResult> Show(Guid projectId, HttpContext http, ViewProject view, ReadGuidelines read, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        var project = actor.Has(Roles.Lead | Roles.Client) ? await view.Handle(new(projectId), actor, stop) : default;
        if (project.Failed)
            return project.Problem.ToPage();
        var guidelines = await read.Handle(new(projectId), actor, stop);
        return guidelines is { Problem: { } problem } && problem != GuidelinesErrors.NotApproved
            ? problem.ToPage()
            : PageAnswers.Page<ScopingPage, ScopingView>(new(project.Value, guidelines.Value));
    }
}
