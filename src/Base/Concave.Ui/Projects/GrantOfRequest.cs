using System.Globalization;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Concave.Ui.Projects;

/// <summary>A stage's word on which project the things in its addresses belong to.</summary>
public interface IProjectOf
{
    /// <summary>Name of the route's parameter: <c>batchId</c>.</summary>
    string Parameter { get; }

    /// <summary>The project of the thing with this id.</summary>
    IQueryable<Guid> Of(ConcaveDb db, Guid id);
}

/// <summary>Whether an address is about one project, and what its reader holds there.</summary>
public sealed class GrantOfRequest(Store store, IEnumerable<IProjectOf> known)
{
    private readonly Dictionary<string, IProjectOf> byParameter = known.ToDictionary(k => k.Parameter, StringComparer.Ordinal);

    /// <summary>Parameters whose project can be told.</summary>
    public IReadOnlyCollection<string> Parameters => [ProjectId, .. byParameter.Keys];

    private const string ProjectId = "projectId";

    /// <summary>The roles given for the project of the request; null when there are none, or when its parts are not all of one project.</summary>
    public async Task<ProjectGrant?> Find(HttpContext http)
    {
        var actor = ActorFromClaims.ActorOf(http.User);
        if (actor.Id == Guid.Empty || http.Request.RouteValues.Count == 0)
            return null;
        await using var db = store.Read();
        var given = await db.ProjectRoles.Where(r => r.UserId == actor.Id && r.Roles != Roles.None).ToDictionaryAsync(r => r.ProjectId, r => r.Roles, http.RequestAborted);
        if (given.Count == 0)
            return null; // nearly everybody
        var projects = await ProjectsOf(db, http);
        return projects.Count == 1 && given.TryGetValue(projects.Single(), out var roles) ? new(projects.Single(), roles) : null;
    }

    private async Task<HashSet<Guid>> ProjectsOf(ConcaveDb db, HttpContext http)
    {
        HashSet<Guid> projects = [];
        foreach (var (name, value) in http.Request.RouteValues)
        {
            if (!Guid.TryParse(value as string, CultureInfo.InvariantCulture, out var id))
                continue;
            if (name == ProjectId)
                projects.Add(id);
            else if (byParameter.TryGetValue(name, out var thing))
                projects.UnionWith(await thing.Of(db, id).Take(1).ToListAsync(http.RequestAborted));
        }

        return projects;
    }
}
