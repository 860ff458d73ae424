using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Studio.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Concave.Studio.Health;

/// <summary>The database answers and has this version's schema.</summary>
internal sealed class DatabaseCheck(Store store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await store.Schema(cancellationToken) switch
        {
            SchemaState.Current => HealthCheckResult.Healthy("reachable, schema current"),
            SchemaState.Behind => HealthCheckResult.Unhealthy("reachable, migrations are pending"),
            SchemaState.Ahead => HealthCheckResult.Unhealthy("reachable, written by a newer version"),
            var other => throw new InvalidOperationException($"No health is agreed for {other}."),
        };
}

/// <summary>Every background worker of this node finished a turn lately, and the last one did not fail.</summary>
internal sealed class WorkersCheck(Pulse pulse, TimeProvider clock) : IHealthCheck
{
    // A single job may hold the worker as long as its lease.
    private static readonly TimeSpan Silence = WorkJobs.Lease + TimeSpan.FromMinutes(6);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var oldest = clock.GetUtcNow() - Silence;
        var ill = pulse.Beats.Where(b => b.Value.Failures > 0 || b.Value.At < oldest).Select(b => b.Key).Order(StringComparer.Ordinal).ToList();
        if (!pulse.Beats.ContainsKey(RunJobs.Name))
            ill.Add(RunJobs.Name);
        return Task.FromResult(ill.Count == 0 ? HealthCheckResult.Healthy("alive") : HealthCheckResult.Unhealthy($"not working: {string.Join(", ", ill)}"));
    }
}

/// <summary>No job waits much longer than it should, and none is dead. Says degraded, not unready: another node would not help.</summary>
internal sealed class JobsCheck(Store store, TimeProvider clock) : IHealthCheck
{
    internal static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var due = clock.GetUtcNow() - Late;
        await using var db = store.Read();
        var late = await db.Jobs.CountAsync(j => j.State == JobState.Ready && j.RunAt < due, cancellationToken);
        var dead = await db.Jobs.CountAsync(j => j.State == JobState.Dead, cancellationToken);
        return late + dead == 0 ? HealthCheckResult.Healthy("none late, none dead") : HealthCheckResult.Degraded($"{late} late, {dead} dead");
    }
}
