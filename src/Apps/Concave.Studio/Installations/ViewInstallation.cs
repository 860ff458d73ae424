using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations;

/// <summary>A job that failed too often.</summary>
/// <param name="Why">The first line of the reason, at most 300 characters.</param>
public sealed record DeadJob(Guid Id, string Kind, DateTimeOffset? FinishedAt, string Why);

/// <summary>What the operator looks after.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Jobs">Jobs by state; a state without any is left out.</param>
public sealed record InstallationView(
    string Database, IReadOnlyDictionary<JobState, int> Jobs, IReadOnlyList<DeadJob> Dead);

/// <summary>Reads it, for the operator: jobs without what they carry.</summary>
internal sealed class ViewInstallation(Store store)
{
    private const int MostDead = 100;
    private const int LongestWhy = 300;

    internal async Task<Result<InstallationView>> Handle(Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        await using var db = store.Read();
        var dead = await db.Jobs.Where(j => j.State == JobState.Dead).OrderByDescending(j => j.Id).Take(MostDead)
            .Select(j => new { j.Id, j.Kind, j.FinishedAt, j.LastError }).ToListAsync(stop);
        return new InstallationView(
            store.Provider,
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
