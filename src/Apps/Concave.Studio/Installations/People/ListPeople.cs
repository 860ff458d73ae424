using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations.People;

/// <summary>Somebody with an account.</summary>
/// <param name="LockedUntil">Until when too many wrong passwords keep them out; null when they do not.</param>
/// <param name="DisabledAt">Since when the account is disabled.</param>
public sealed record PersonLine(
    Guid Id, string Login, string Name, Roles Roles, string? ClientName, bool Simulated, DateTimeOffset? LockedUntil, DateTimeOffset? DisabledAt);

/// <summary>A client that an account may belong to.</summary>
public sealed record ClientLine(Guid Id, string Name);

/// <summary>Everybody, and what the form for one more needs.</summary>
public sealed record PeopleView(IReadOnlyList<PersonLine> People, IReadOnlyList<ClientLine> Clients);

/// <summary>Everybody with an account, by login; for the operator.</summary>
public sealed class ListPeople(Store store, TimeProvider clock)
{
    public async Task<Result<PeopleView>> Handle(Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        await using var db = store.Read();
        var now = clock.GetUtcNow();
        var people =
            from user in db.Users
            join client in db.Clients on user.ClientId equals client.Id into clients
            from client in clients.DefaultIfEmpty()
            orderby user.UserName
            select new PersonLine(
                user.Id, user.UserName!, user.DisplayName, user.Roles, client == null ? null : client.Name, user.Simulated,
                user.LockoutEnd > now ? user.LockoutEnd : null, user.DisabledAt);
        return new PeopleView(
            await people.ToListAsync(stop),
            await db.Clients.OrderBy(c => c.Name).Select(c => new ClientLine(c.Id, c.Name)).ToListAsync(stop));
    }
}
