using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Ui.Projects;

/// <summary>What stands around every page of a project: its name, the way to its stages and to the rooms beside them.</summary>
/// <param name="ClosesAt">When the content of a project that is being closed goes; null for others.</param>
public sealed record ProjectFrame(
    ProjectLine Project, IReadOnlyList<IStage> Stages, IReadOnlyList<ProjectRoom> Rooms, string? Slug, DateTimeOffset? ClosesAt = null);

/// <summary>Pages under a project.</summary>
public static class ProjectPages
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>
        /// The pages of one stage, or with null those of the project itself: a project that is not the reader's is
        /// answered with 404 before any handler runs, and <see cref="Layout.ProjectLayout"/> finds its frame.
        /// </summary>
        public RouteGroupBuilder MapProject(string? slug)
        {
            var group = routes.MapGroup($"/projects/{{projectId:guid}}{(slug is null ? "" : $"/{slug}")}").ExcludeFromDescription();
            group.AddEndpointFilter((call, next) => Frame(call, next, slug));
            return group;
        }
    }

    private static async ValueTask<object?> Frame(EndpointFilterInvocationContext call, EndpointFilterDelegate next, string? slug)
    {
        var http = call.HttpContext;
        var actor = ActorFromClaims.ActorOf(http);
        var see = http.RequestServices.GetRequiredService<SeeProjects>();
        var project = await see.One(Guid.Parse((string)http.Request.RouteValues["projectId"]!), actor, http.RequestAborted);
        if (project.Failed)
            return project.Problem.ToPage();
        var last = await LastStep(http, project.Value.ProjectId);
        var closing = $"/projects/{project.Value.ProjectId}/delivery/closing";
        if (last?.To == ProjectState.Destroyed && http.Request.Path != closing)
            return actor.Has(Roles.Lead | Roles.Client) ? PageAnswers.SeeOther(closing) : Gone.ToPage();
        var stages = http.RequestServices.GetServices<IStage>().Where(s => actor.Has(s.OpenTo)).OrderBy(s => s.Number).ToArray();
        var rooms = http.RequestServices.GetServices<ProjectRoom>().Where(r => actor.Has(r.OpenTo)).ToArray();
        http.Features.Set(new ProjectFrame(project.Value, stages, rooms, slug, last is { To: ProjectState.Closing } ? last.Due : null));
        return slug is null || stages.Any(s => s.Slug == slug) ? await next(call) : Closed.ToPage();
    }

    private static async Task<ProjectStep?> LastStep(HttpContext http, Guid projectId)
    {
        await using var db = http.RequestServices.GetRequiredService<Store>().Read();
        return await db.LastStepOf(projectId, http.RequestAborted);
    }

    private static readonly Problem Gone =
        new("content-destroyed", ProblemKind.Refused, "The project was closed and its content destroyed.", "Ask the lead of the project; its closing page has the certificate.");

    private static readonly Problem Closed =
        new("stage-closed", ProblemKind.Forbidden, "This page is not for your role.", "Go back to the project; it lists the pages that are.");
}
