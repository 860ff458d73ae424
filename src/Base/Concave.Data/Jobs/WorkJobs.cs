using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Jobs;

/// <summary>Which jobs a worker looks at.</summary>
public enum JobLine
{
    Any,
    Short,
    Long,
}

/// <summary>
/// Claims and runs jobs. A claim is one statement, so two workers never hold the same job; a worker that dies loses its
/// lease and the job is tried again; after <see cref="MaxAttempts"/> it is dead, with the reason on record.
/// </summary>
public sealed class WorkJobs(Store store, IEnumerable<IJobHandler> handlers, TimeProvider clock)
{
    /// <summary>Attempts before a job is dead.</summary>
    public const int MaxAttempts = 6;

    /// <summary>How long a worker holds a job before others may take it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, IJobHandler> byKind = handlers.ToDictionary(h => h.Kind, StringComparer.Ordinal);
    private readonly string longKinds = string.Join(", ", handlers.Where(h => h.IsLong).Select(h => $"'{h.Kind}'"));

    /// <summary>Runs jobs until none is due; returns how many ran.</summary>
    public async Task<int> RunDue(CancellationToken stop)
    {
        var ran = 0;
        while (await RunOne(stop))
            ran++;
        return ran;
    }

    /// <summary>Claims and runs the next due job; false when none is due.</summary>
    /// <param name="stop">Stops the job.</param>
    /// <param name="line">Which jobs to look at.</param>
    public async Task<bool> RunOne(CancellationToken stop, JobLine line = JobLine.Any)
    {
        if (await Claim(line, stop) is not { } job)
            return false;
        var problem = await Attempt(job, stop);
        await Finish(job, problem, stop);
        return true;
    }

    /// <summary>Seconds until the next attempt: 2, 8, 32, 128, 512.</summary>
    internal static TimeSpan BackOff(int attempts) => TimeSpan.FromSeconds(2 * Math.Pow(4, attempts - 1));

    private async Task<string?> Attempt(Job job, CancellationToken stop)
    {
        if (!byKind.TryGetValue(job.Kind, out var handler))
            return $"Nothing here handles jobs of kind '{job.Kind}'.";
        try
        {
            return (await handler.Run(job.Payload, stop)).Problem?.ToString();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            return failure.ToString(); // the outermost edge of a job: the failure goes on record and the job is tried again
        }
    }

    private async Task<Job?> Claim(JobLine line, CancellationToken stop)
    {
        var claimed = await store.Write<Job?>(async db =>
        {
            var now = clock.GetUtcNow();
            var id = (await db.Database.SqlQueryRaw<Guid>(ClaimSql(db, line), Arguments(now)).ToListAsync(stop)).SingleOrDefault();
            return id == Guid.Empty ? (Job?)null : await db.Jobs.SingleAsync(j => j.Id == id, stop);
        }, stop);
        return claimed.Value;
    }

    private object[] Arguments(DateTimeOffset now) =>
        [StoredTime.Of(now + Lease), clock.NewId(), StoredTime.Of(now)];

    private string ClaimSql(ConcaveDb db, JobLine line) => $$"""
        UPDATE jobs SET state = 'Leased', lease_until = {0}, lease_token = {1}, attempts = attempts + 1
        WHERE id = (SELECT id FROM jobs
                    WHERE ((state = 'Ready' AND run_at <= {2}) OR (state = 'Leased' AND lease_until < {2})) {{OfLine(line)}}
                    ORDER BY run_at, id LIMIT 1 {{db.Database.SkipLocked}})
        RETURNING id AS "Value"
        """;

    // Kinds are names in our code, never input.
    private string OfLine(JobLine line) => (line, longKinds) switch
    {
        (JobLine.Any, _) or (JobLine.Short, "") => "",
        (JobLine.Long, "") => "AND 1 = 0",
        (JobLine.Short, _) => $"AND kind NOT IN ({longKinds})",
        (JobLine.Long, _) => $"AND kind IN ({longKinds})",
        _ => throw new ArgumentOutOfRangeException(nameof(line)),
    };

    private async Task Finish(Job job, string? problem, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var state = problem is null ? JobState.Done : job.Attempts >= MaxAttempts ? JobState.Dead : JobState.Ready;
        await store.Write<Done>(async db =>
        {
            await db.Jobs.Where(j => j.Id == job.Id && j.LeaseToken == job.LeaseToken).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.State, state)
                .SetProperty(j => j.RunAt, j => problem == null ? j.RunAt : now + BackOff(job.Attempts))
                .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(j => j.LastError, problem)
                .SetProperty(j => j.FinishedAt, state == JobState.Ready ? null : now), stop);
            return default(Done);
        }, stop);
    }
}
