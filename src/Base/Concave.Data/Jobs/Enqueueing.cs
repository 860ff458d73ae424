using System.Text.Json;
using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Data.Jobs;

/// <summary>What a job of one kind does. The same job may run twice (a lease can expire), so handling is idempotent.</summary>
public interface IJobHandler
{
    /// <summary>The kind this handles, kebab-case.</summary>
    string Kind { get; }

    /// <summary>True for work of minutes: it waits in a line of its own, so that short jobs do not stand behind it.</summary>
    bool IsLong => false;

    /// <summary>Does the work. A problem or an exception is a failed attempt.</summary>
    Task<Result<Done>> Run(string payload, CancellationToken stop);
}

/// <summary>Asking for a job inside the transaction that makes it necessary.</summary>
public static class Enqueueing
{
    extension(ConcaveDb db)
    {
        /// <summary>Adds a job that runs at or after <paramref name="runAt"/>, by default now.</summary>
        /// <returns>The job's id, for whoever wants to look how it goes.</returns>
        public Guid Enqueue<T>(string kind, T payload, TimeProvider clock, DateTimeOffset? runAt = null) => db.Jobs.Add(new Job
        {
            Id = clock.NewId(),
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload, RecordJson.Options),
            RunAt = runAt ?? clock.GetUtcNow(),
        }).Entity.Id;
    }
}
