using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Which projects somebody may see here. What is not theirs does not exist for them.</summary>
internal static class ProjectAccess
{
    internal static readonly Problem NotFound =
        new("project-not-found", ProblemKind.NotFound, "There is no such project.", "Check the id in your list of projects.");

    internal static readonly Problem ClientNotFound =
        new("client-not-found", ProblemKind.NotFound, "There is no such client.", "Create the client first.");

    /// <summary>Whether this actor may see the project: the lead any, a client only their own.</summary>
    internal static bool MaySee(this Actor actor, Project project) =>
        actor.HasOn(project.Id, Roles.Lead) || (actor.Has(Roles.Client) && actor.ClientId == project.ClientId);

    /// <summary>The project, or that it does not exist for this actor.</summary>
    internal static async Task<Result<Project>> ProjectFor(this ConcaveDb db, Guid projectId, Actor actor, CancellationToken stop) =>
        await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == projectId, stop) is { } project && actor.MaySee(project)
            ? project
            : NotFound;
}
