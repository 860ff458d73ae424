using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Panel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>Where somebody stands on the way to a project.</summary>
public enum Way
{
    None,
    Invited,
    Accepted,
    Qualified,
}

/// <summary>Somebody of the panel, and where they stand on the way to one project.</summary>
public sealed record ExpertView(AnnotatorView Expert, Way Way);

/// <summary>An account with the annotator's role that has no profile yet.</summary>
public sealed record AccountView(Guid AnnotatorId, string Name, bool Simulated);

/// <summary>Whom a lead can match: experts, and accounts that could become some.</summary>
public sealed record PanelPeople(IReadOnlyList<ExpertView> Experts, IReadOnlyList<AccountView> Accounts);

/// <summary>The people a lead registers, verifies and invites.</summary>
public sealed class ListExperts(Store store)
{
    public sealed record Request(Guid ProjectId);

    public async Task<Result<PanelPeople>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        var experts = await db.AllExperts(only: null, stop);
        List<ExpertView> views = [];
        foreach (var expert in experts)
            views.Add(new(expert.View(), await WayOf(db, request.ProjectId, expert.Profile.AnnotatorId, stop)));
        var known = experts.Select(e => e.Profile.AnnotatorId).ToHashSet();
        var accounts = await db.Users.Where(u => (u.Roles & Roles.Annotator) != Roles.None).OrderBy(u => u.DisplayName)
            .Select(u => new AccountView(u.Id, u.DisplayName, u.Simulated)).ToListAsync(stop);
        return new PanelPeople(views, [.. accounts.Where(a => !known.Contains(a.AnnotatorId))]);
    }

    private static async Task<Way> WayOf(Data.Context.ConcaveDb db, Guid project, Guid annotator, CancellationToken stop)
    {
        if (await Projects.Qualifications.IsQualified(db, project, annotator, stop))
            return Way.Qualified;
        var last = await db.Invitations.LastTo(project, annotator).FirstOrDefaultAsync(stop);
        if (last is null || await db.EndedSince(last, stop))
            return Way.None;
        return await db.Acceptances.AnyAsync(a => a.InvitationId == last.Id, stop) ? Way.Accepted : Way.Invited;
    }
}
