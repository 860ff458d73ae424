using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Delivery.FollowUp;

/// <summary>The job that asks, fourteen days after a delivery.</summary>
internal sealed class FollowUpJob(AskFollowUp ask) : IJobHandler
{
    private const string JobKind = "follow-up";

    public string Kind => JobKind;

    public Task<Result<Done>> Run(string payload, CancellationToken stop) => ask.Handle(JsonSerializer.Deserialize<About>(payload, RecordJson.Options)!.DeliveryId, stop);

    internal static void Enqueue(ConcaveDb db, Guid deliveryId, DateTimeOffset sealedAt, TimeProvider clock) =>
        db.Enqueue(JobKind, new About(deliveryId), clock, sealedAt + FollowUpRules.After);

    private sealed record About(Guid DeliveryId);
}

/// <summary>The job that sends the question to one person by e-mail.</summary>
internal sealed class FollowUpMailJob(MailFollowUp mail) : IJobHandler
{
    private const string JobKind = "follow-up-mail";

    public string Kind => JobKind;

    public Task<Result<Done>> Run(string payload, CancellationToken stop)
    {
        var asked = JsonSerializer.Deserialize<About>(payload, RecordJson.Options)!;
        return mail.Handle(asked.DeliveryId, asked.UserId, stop);
    }

    internal static void Enqueue(ConcaveDb db, Guid deliveryId, Guid userId, TimeProvider clock) => db.Enqueue(JobKind, new About(deliveryId, userId), clock);

    private sealed record About(Guid DeliveryId, Guid UserId);
}

/// <summary>The job that looks for findings, after an answer.</summary>
internal sealed class FindingsJob(CompileFindings compile) : IJobHandler
{
    private const string JobKind = "compile-findings";

    public string Kind => JobKind;

    public Task<Result<Done>> Run(string payload, CancellationToken stop) => compile.Run(JsonSerializer.Deserialize<About>(payload, RecordJson.Options)!.ProjectId, stop);

    internal static void Enqueue(ConcaveDb db, Guid projectId, TimeProvider clock) => db.Enqueue(JobKind, new About(projectId), clock);

    private sealed record About(Guid ProjectId);
}
