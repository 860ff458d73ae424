using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>One line of the list of projects.</summary>
public sealed record ProjectLineView(Guid ProjectId, string Title, Guid ClientId, string ClientName, bool Simulated, DateTimeOffset CreatedAt);

/// <summary>The projects somebody may see, newest first: the lead all, a client their own, who leads some of them those.</summary>
public sealed class ListProjects(Store store)
{
    public sealed record Request;

    public async Task<Result<IReadOnlyList<ProjectLineView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var led = await db.ProjectRoles.Where(r => r.UserId == actor.Id && r.Roles.HasFlag(Roles.Lead)).Select(r => r.ProjectId).ToListAsync(stop);
        if (led.Count == 0 && actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        var all = actor.HasEverywhere(Roles.Lead);
        var lines =
            from project in db.Projects
            join client in db.Clients on project.ClientId equals client.Id
            where all || project.ClientId == actor.ClientId || led.Contains(project.Id)
            orderby project.CreatedAt descending
            select new ProjectLineView(project.Id, project.Title, client.Id, client.Name, project.Simulated, project.CreatedAt);
        return await lines.ToArrayAsync(stop);
    }
}
