using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations.People;

/// <summary>A project somebody may be given a role on.</summary>
public sealed record ProjectChoice(Guid Id, string Title);

/// <summary>One account as the operator sees it: what it may do and what was done to it, nothing of its work.</summary>
/// <param name="Email">By which a sign-in elsewhere finds it.</param>
/// <param name="Passkeys">How many there are.</param>
/// <param name="Tokens">How many live.</param>
/// <param name="Link">The one-time link just made, whole; shown once.</param>
public sealed record PersonView(
    PersonLine Person, string? Email, bool HasPassword, int Passkeys, int Tokens,
    IReadOnlyList<ProjectRolesLine> OnProjects, IReadOnlyList<ProjectChoice> Projects, IReadOnlyList<ActLine> Acts, string? Link = null);

/// <summary>Reads one account, for the operator.</summary>
public sealed class ViewPerson(Store store, ListPeople people, TimeProvider clock)
{
    private const int LastActs = 100;

    public sealed record Request(Guid UserId);

    public async Task<Result<PersonView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        var all = await people.Handle(actor, stop);
        if (all.Failed)
            return all.Problem;
        if (all.Value.People.SingleOrDefault(p => p.Id == request.UserId) is not { } person)
            return AccountProblems.Unknown;
        await using var db = store.Read();
        var now = clock.GetUtcNow();
        var user = await db.Users.SingleAsync(u => u.Id == person.Id, stop);
        return new PersonView(
            person, user.Email, user.PasswordHash is not null,
            await db.UserPasskeys.CountAsync(p => p.UserId == person.Id, stop),
            await db.AccessTokens.CountAsync(t => t.UserId == person.Id && t.RevokedAt == null && t.ExpiresAt > now, stop),
            await db.RolesOnProjects(person.Id).ToListAsync(stop),
            await db.Projects.OrderByDescending(p => p.CreatedAt).Select(p => new ProjectChoice(p.Id, p.Title)).ToListAsync(stop),
            await db.ActsOn(person.Id).Take(LastActs).ToListAsync(stop));
    }
}
