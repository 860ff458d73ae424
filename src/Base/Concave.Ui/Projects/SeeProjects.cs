using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Ui.Projects;

/// <summary>A stage's word on who has a place on a project, beyond what the hand-offs say: invitations, say.</summary>
public interface IProjectPlaces
{
    /// <summary>Ids of the projects on which this person has a place.</summary>
    IQueryable<Guid> Of(ConcaveDb db, Guid person);
}

/// <summary>A project as everybody who may open it sees it.</summary>
/// <param name="ClientName">The client; null for people who judge, who need not know.</param>
/// <param name="Simulated">True when a program plays the annotators.</param>
public sealed record ProjectLine(Guid ProjectId, string Title, string? ClientName, bool Simulated, DateTimeOffset CreatedAt);

/// <summary>
/// Which projects somebody may open: lead, seniors and engineers any, a client their own, an annotator those on which
/// they have a place, and everybody those on which they were given a role. What is not theirs does not exist for them.
/// </summary>
public sealed class SeeProjects(Store store, IEnumerable<IProjectPlaces> places)
{
    private const Roles House = Roles.Lead | Roles.Senior | Roles.Engineer;

    /// <summary>The project, or project-not-found.</summary>
    public async Task<Result<ProjectLine>> One(Guid projectId, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        return await Lines(db, (await Open(db, actor, stop)).Where(p => p.Id == projectId), actor).SingleOrDefaultAsync(stop) is { } line
            ? line
            : NotFound;
    }

    /// <summary>All of them, newest first.</summary>
    public async Task<IReadOnlyList<ProjectLine>> All(Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        return await Lines(db, await Open(db, actor, stop), actor).ToListAsync(stop);
    }

    private static readonly Problem NotFound =
        new("project-not-found", ProblemKind.NotFound, "There is no such project.", "Check the id in your list of projects.");

    private static IQueryable<ProjectLine> Lines(ConcaveDb db, IQueryable<Project> open, Actor actor)
    {
        var named = actor.Has(Roles.Lead | Roles.Client);
        return from project in open
               join client in db.Clients on project.ClientId equals client.Id
               orderby project.CreatedAt descending, project.Id
               select new ProjectLine(project.Id, project.Title, named ? client.Name : null, project.Simulated, project.CreatedAt);
    }

    private async Task<IQueryable<Project>> Open(ConcaveDb db, Actor actor, CancellationToken stop)
    {
        if (actor.HasEverywhere(House))
            return db.Projects;
        var held = actor.Has(Roles.Annotator) ? await Held(db, actor.Id, stop) : [];
        held.AddRange(await db.ProjectRoles.Where(r => r.UserId == actor.Id && r.Roles != Roles.None).Select(r => r.ProjectId).ToListAsync(stop));
        var client = actor.Has(Roles.Client) ? actor.ClientId : null;
        return db.Projects.Where(p => p.ClientId == client || held.Contains(p.Id));
    }

    private async Task<List<Guid>> Held(ConcaveDb db, Guid person, CancellationToken stop)
    {
        var held = await db.QualifiedAnnotators.Where(q => q.AnnotatorId == person).Select(q => q.ProjectId).Distinct().ToListAsync(stop);
        foreach (var place in places)
            held.AddRange(await place.Of(db, person).ToListAsync(stop));
        return held;
    }
}
