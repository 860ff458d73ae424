using Concave.Data.Backups;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Concave.Studio.Installations;

/// <summary>A job that failed too often.</summary>
/// <param name="Why">The first line of the reason, at most 300 characters.</param>
public sealed record DeadJob(Guid Id, string Kind, int Attempts, DateTimeOffset? FinishedAt, string Why);

/// <summary>What one check of health says.</summary>
public sealed record HealthLine(string Check, HealthStatus Status, string Says);

/// <summary>What is kept, and what was destroyed for good.</summary>
/// <param name="Projects">Projects there are.</param>
/// <param name="Destroyed">Of these, how many had content and have no key any more: it is unreadable, in backups too.</param>
/// <param name="FinishedJobs">Jobs that are done and kept.</param>
/// <param name="OldestJob">When the oldest of them was to run.</param>
public sealed record RetentionFigures(int Projects, int Destroyed, int FinishedJobs, DateTimeOffset? OldestJob);

/// <summary>What the operator looks after.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Jobs">Jobs by state; a state without any is left out.</param>
/// <param name="LastBackup">The last backup known; null when none was ever noted.</param>
/// <param name="Unsaved">Ledger entries made since then, or ever.</param>
public sealed record InstallationView(
    string Database, StorageFigures Storage, RetentionFigures Retention, IReadOnlyList<HealthLine> Health,
    IReadOnlyDictionary<JobState, int> Jobs, IReadOnlyList<DeadJob> Dead, Backup? LastBackup, int Unsaved);

/// <summary>Reads it, for the operator: figures, and jobs without what they carry. Nothing of any project's content.</summary>
internal sealed class ViewInstallation(Store store, MeasureStorage storage, HealthCheckService health)
{
    private const int MostDead = 100;
    private const int LongestWhy = 300;

    internal async Task<Result<InstallationView>> Handle(Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        await using var db = store.Read();
        var last = await db.Set<Backup>().OrderByDescending(b => b.At).FirstOrDefaultAsync(stop);
        return new InstallationView(
            store.Provider, await storage.Measure(stop), await Kept(db, stop), await Health(stop),
            await db.Jobs.GroupBy(j => j.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop),
            await Dead(db, stop), last,
            await db.LedgerEntries.CountAsync(e => last == null || e.At > last.At, stop));
    }

    private static async Task<RetentionFigures> Kept(ConcaveDb db, CancellationToken stop)
    {
        var done = db.Jobs.Where(j => j.State == JobState.Done);
        var keyless = db.Projects.Where(p => !db.ProjectKeys.Any(k => k.ProjectId == p.Id));
        return new(
            await db.Projects.CountAsync(stop),
            await keyless.CountAsync(p => db.PairImports.Any(i => i.ProjectId == p.Id) || db.ApprovedGuidelines.Any(g => g.ProjectId == p.Id), stop),
            await done.CountAsync(stop), await done.MinAsync(j => (DateTimeOffset?)j.RunAt, stop));
    }

    private async Task<IReadOnlyList<HealthLine>> Health(CancellationToken stop)
    {
        var report = await health.CheckHealthAsync(stop);
        return [.. report.Entries.Select(e => new HealthLine(e.Key, e.Value.Status, e.Value.Exception is null ? e.Value.Description ?? "" : "failed; see the log"))];
    }

    private static async Task<IReadOnlyList<DeadJob>> Dead(ConcaveDb db, CancellationToken stop)
    {
        var dead = await db.Jobs.Where(j => j.State == JobState.Dead).OrderByDescending(j => j.Id).Take(MostDead)
            .Select(j => new { j.Id, j.Kind, j.Attempts, j.FinishedAt, j.LastError }).ToListAsync(stop);
        return [.. dead.Select(j => new DeadJob(j.Id, j.Kind, j.Attempts, j.FinishedAt, FirstLine(j.LastError ?? "")))];
    }

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return line.Length > LongestWhy ? line[..LongestWhy] : line;
    }
}
