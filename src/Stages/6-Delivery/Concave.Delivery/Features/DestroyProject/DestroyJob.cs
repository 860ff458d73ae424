using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Delivery;

/// <summary>The job that destroys a project's content on its day.</summary>
internal sealed class DestroyJob(DestroyProject destroy) : IJobHandler
{
    internal const string JobKind = "destroy-project";

    public string Kind => JobKind;

    public async Task<Result<Done>> Run(string payload, CancellationToken stop) =>
        await destroy.Handle(JsonSerializer.Deserialize<Asked>(payload, RecordJson.Options)!.ProjectId, stop);

    /// <summary>Asks for it, in the transaction that set the day.</summary>
    internal static void Enqueue(ConcaveDb db, Guid projectId, DateTimeOffset due, TimeProvider clock) => db.Enqueue(JobKind, new Asked(projectId), clock, due);

    private sealed record Asked(Guid ProjectId);
}
