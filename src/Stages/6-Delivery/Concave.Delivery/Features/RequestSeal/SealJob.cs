using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Datasets.Projections;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Delivery;

/// <summary>The job that seals a batch, in the name of who asked.</summary>
internal sealed class SealJob(SealDelivery seal) : IJobHandler
{
    private const string JobKind = "seal-delivery";

    public string Kind => JobKind;

    public async Task<Result<Done>> Run(string payload, CancellationToken stop)
    {
        var asked = JsonSerializer.Deserialize<Asked>(payload, RecordJson.Options)!;
        var sealedOnce = await seal.Handle(new(asked.BatchId, asked.Projections), new Actor(asked.By, Roles.Lead), stop);
        return sealedOnce.Failed ? sealedOnce.Problem : default(Done);
    }

    /// <summary>Asks for it, in the transaction that checked who may.</summary>
    internal static Guid Enqueue(ConcaveDb db, Guid batchId, Projection[] projections, Actor by, TimeProvider clock) =>
        db.Enqueue(JobKind, new Asked(batchId, by.Id, projections), clock);

    private sealed record Asked(Guid BatchId, Guid By, Projection[] Projections);
}
