using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Making;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>Which order a job works on.</summary>
internal sealed record OrderTask(Guid Order);

/// <summary>One turn of work on an order, and a job for the next one while there is something to do.</summary>
internal sealed class OrderJob(Store store, WorkOnOrder work, TimeProvider clock) : IJobHandler
{
    internal const string KindName = "make-responses";

    public string Kind => KindName;

    public bool IsLong => true;

    public async Task<Result<Done>> Run(string payload, CancellationToken stop)
    {
        var task = JsonSerializer.Deserialize<OrderTask>(payload, RecordJson.Options)!;
        var end = await work.Handle(task.Order, stop);
        if (end.Again is not { } delay)
            return default(Done);
        var at = clock.GetUtcNow() + delay;
        return await store.Write<Done>(
            async db =>
            {
                await EnqueueOnce(db, task, clock, at, stop);
                return default(Done);
            },
            stop);
    }

    /// <summary>Asks for a turn unless one is asked for already: a job that was run twice must not become two for ever.</summary>
    internal static async Task EnqueueOnce(ConcaveDb db, OrderTask task, TimeProvider clock, DateTimeOffset at, CancellationToken stop)
    {
        var payload = JsonSerializer.Serialize(task, RecordJson.Options);
        if (!await db.Jobs.AnyAsync(j => j.Kind == KindName && j.Payload == payload && j.State == JobState.Ready, stop))
            db.Enqueue(KindName, task, clock, at);
    }
}
