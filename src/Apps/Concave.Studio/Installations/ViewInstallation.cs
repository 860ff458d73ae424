using Concave.Data.Accounts;
using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations;

/// <summary>Somebody with an account.</summary>
/// <param name="Locked">True while too many wrong passwords keep them out.</param>
public sealed record AccountLine(Guid Id, string Login, string Name, Roles Roles, string? ClientName, bool Simulated, bool Locked);

/// <summary>A client that an account may belong to.</summary>
public sealed record ClientLine(Guid Id, string Name);

/// <summary>A job that failed too often.</summary>
/// <param name="Why">The first line of the reason, at most 300 characters.</param>
public sealed record DeadJob(Guid Id, string Kind, DateTimeOffset? FinishedAt, string Why);

/// <summary>What the operator looks after.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Jobs">Jobs by state; a state without any is left out.</param>
/// <param name="Opened">The account just opened, with its password; shown once.</param>
/// <param name="Problem">Why the last form was refused.</param>
public sealed record InstallationView(
    string Database, IReadOnlyList<AccountLine> Accounts, IReadOnlyList<ClientLine> Clients, IReadOnlyDictionary<JobState, int> Jobs,
    IReadOnlyList<DeadJob> Dead, OpenedAccount? Opened = null, Problem? Problem = null);

/// <summary>Reads it, for the operator: accounts, and jobs without what they carry.</summary>
internal sealed class ViewInstallation(Store store, TimeProvider clock)
{
    private const int MostDead = 100;
    private const int LongestWhy = 300;

    internal async Task<Result<InstallationView>> Handle(Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        await using var db = store.Read();
        var now = clock.GetUtcNow();
        var accounts = await (
            from user in db.Set<ConcaveUser>()
            join client in db.Clients on user.ClientId equals client.Id into clients
            from client in clients.DefaultIfEmpty()
            orderby user.UserName
            select new AccountLine(user.Id, user.UserName!, user.DisplayName, user.Roles, client == null ? null : client.Name, user.Simulated, user.LockoutEnd > now))
            .ToListAsync(stop);
        var dead = await db.Jobs.Where(j => j.State == JobState.Dead).OrderByDescending(j => j.Id).Take(MostDead)
            .Select(j => new { j.Id, j.Kind, j.FinishedAt, j.LastError }).ToListAsync(stop);
        return new InstallationView(
            store.Provider, accounts,
            await db.Clients.OrderBy(c => c.Name).Select(c => new ClientLine(c.Id, c.Name)).ToListAsync(stop),
            await db.Jobs.GroupBy(j => j.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop),
            [.. dead.Select(j => new DeadJob(j.Id, j.Kind, j.FinishedAt, FirstLine(j.LastError ?? "")))]);
    }

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return line.Length > LongestWhy ? line[..LongestWhy] : line;
    }
}
