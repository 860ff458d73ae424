using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Collecting;
using Concave.Delivery.FollowUp;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Delivery;

/// <summary>Takes the client's answer on one delivery; a later answer stands beside the earlier one. The lead can enter what a client said elsewhere.</summary>
public sealed class AnswerFollowUp(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="DeliveryId">The delivery.</param>
    /// <param name="Benchmarks">Before and after.</param>
    /// <param name="Method">How it was trained.</param>
    /// <param name="Training">Base model, data mixed in, settings.</param>
    /// <param name="Failures">What still fails.</param>
    public sealed record Request(
        Guid DeliveryId, IReadOnlyList<BenchmarkResult> Benchmarks, TrainingMethod Method, string Training, IReadOnlyList<RemainingFailure> Failures);

    /// <returns>Done; delivery-unknown, or follow-up-invalid naming the field.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        var delivery = await db.DeliveryFor(request.DeliveryId, actor, stop);
        if (delivery.Failed)
            return delivery.Problem;
        var answer = new FollowUpAnswer
        {
            Delivery = request.DeliveryId,
            Benchmarks = request.Benchmarks,
            Method = request.Method,
            Training = request.Training.Trim(),
            Failures = request.Failures,
            At = RecordJson.Stamp(clock.GetUtcNow()),
        };
        var guidelines = await DeliveryGround.GuidelinesOf(db, vault, delivery.Value.BatchId, delivery.Value.ProjectId, stop);
        if (FollowUpRules.Check(answer, [.. guidelines.Rubric.Criteria.Select(c => c.Key)]) is { } wrong)
            return wrong;
        var content = await vault.Close(delivery.Value.ProjectId, answer, stop);
        return await store.Write<Done>(write =>
        {
            write.FeedbackSignals.Add(new() { Id = clock.NewId(), ProjectId = delivery.Value.ProjectId, DeliveryId = request.DeliveryId, Content = content, ReceivedAt = answer.At });
            FindingsJob.Enqueue(write, delivery.Value.ProjectId, clock);
            return Task.FromResult<Result<Done>>(default(Done));
        }, stop);
    }
}
