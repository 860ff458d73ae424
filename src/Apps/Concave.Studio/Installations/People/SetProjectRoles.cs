using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations.People;

/// <summary>Gives and withdraws the roles that somebody holds on one project, beside those they hold everywhere.</summary>
public sealed class SetProjectRoles(Store store, TimeProvider clock)
{
    /// <param name="Roles">All that they hold there from now on.</param>
    public sealed record Request(Guid UserId, Guid ProjectId, Roles Roles);

    /// <returns>account-not-found, project-not-found or roles-invalid.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        var act = Journal.Act(clock, request.UserId, AccountActKind.ProjectRolesSet, actor.Id, request.Roles, project: request.ProjectId);
        return await store.Write<Done>(
            async db =>
            {
                if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == request.UserId, stop) is not { } user)
                    return AccountProblems.Unknown;
                if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
                    return NoProject;
                if (AccountRules.CheckOnProject(request.Roles, user.ClientId) is { } wrong)
                    return wrong;
                var known = await db.ProjectRoles.SingleOrDefaultAsync(r => r.UserId == user.Id && r.ProjectId == request.ProjectId, stop);
                if ((known?.Roles ?? Roles.None) == request.Roles)
                    return default(Done);
                if (known is null)
                    db.Add(new ProjectRole { UserId = user.Id, ProjectId = request.ProjectId, Roles = request.Roles });
                else
                    known.Roles = request.Roles;
                db.Add(act);
                return default(Done);
            },
            stop);
    }

    private static readonly Problem NoProject =
        new("project-not-found", ProblemKind.NotFound, "There is no such project.", "Choose one of the list.", "project");
}
