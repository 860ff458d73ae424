using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.RunFirstPass;

/// <summary>Which pass a job works on.</summary>
internal sealed record FirstPassTask(Guid Pass);

/// <summary>One turn of work on a pass, and a job for the next one while there is something to do.</summary>
internal sealed class FirstPassJob(Store store, WorkOnPass work, TimeProvider clock) : IJobHandler
{
    internal const string KindName = "first-pass";

    public string Kind => KindName;

    public bool IsLong => true;

    public async Task<Result<Done>> Run(string payload, CancellationToken stop)
    {
        var task = JsonSerializer.Deserialize<FirstPassTask>(payload, RecordJson.Options)!;
        var end = await work.Handle(task.Pass, stop);
        return end.Again is { } delay ? await Next(task, clock.GetUtcNow() + delay, stop) : default(Done);
    }

    // A job that was run twice, because its lease ran out, must not become two for ever.
    private async Task<Result<Done>> Next(FirstPassTask task, DateTimeOffset at, CancellationToken stop) => await store.Write<Done>(
        async db =>
        {
            await EnqueueOnce(db, task, clock, at, stop);
            return default(Done);
        },
        stop);

    /// <summary>Asks for a turn unless one is asked for already.</summary>
    internal static async Task EnqueueOnce(ConcaveDb db, FirstPassTask task, TimeProvider clock, DateTimeOffset at, CancellationToken stop)
    {
        var payload = JsonSerializer.Serialize(task, RecordJson.Options);
        if (!await db.Jobs.AnyAsync(j => j.Kind == KindName && j.Payload == payload && j.State == JobState.Ready, stop))
            db.Enqueue(KindName, task, clock, at);
    }
}
