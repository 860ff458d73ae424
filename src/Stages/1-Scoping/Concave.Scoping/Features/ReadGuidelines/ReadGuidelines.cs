using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>
/// One version of the guidelines, opened. The lead and the client read drafts too; whoever else the project is open to,
/// people invited to it included, reads what was approved.
/// </summary>
public sealed class ReadGuidelines(Store store, ContentVault vault, SeeProjects see)
{
    /// <param name="ProjectId">The project.</param>
    /// <param name="Hash">The version's hash; null for the approved version in force.</param>
    public sealed record Request(Guid ProjectId, string? Hash = null);

    public async Task<Result<GuidelinesDocument>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client | Roles.Senior | Roles.Engineer | Roles.Annotator) is { } refused)
            return refused;
        await using var db = store.Read();
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == request.ProjectId, stop);
        if (project is null)
            return ProjectAccess.NotFound;
        if (actor.MaySee(project) && request.Hash is not null)
            return await db.DocumentOf(vault, project, request.Hash, stop);
        return actor.MaySee(project) || !(await see.One(project.Id, actor, stop)).Failed
            ? await Approved(db, request, stop)
            : ProjectAccess.NotFound;
    }

    private async Task<Result<GuidelinesDocument>> Approved(ConcaveDb db, Request request, CancellationToken stop)
    {
        var approved = await db.ApprovedGuidelines
            .Where(g => g.ProjectId == request.ProjectId && (request.Hash == null || g.Hash == request.Hash))
            .OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        return approved is null
            ? GuidelinesErrors.NotApproved
            : await vault.Open<GuidelinesDocument>(approved.ProjectId, approved.Document, stop);
    }
}
