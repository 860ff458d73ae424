using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Projections;
using Concave.Delivery.Access;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>
/// Asks for a batch to be sealed. A large batch takes a minute, longer than a request should; a job does it, and
/// <see cref="ShowSealing"/> says how far it is. Asking twice while it runs starts it once.
/// </summary>
public sealed class RequestSeal(Store store, TimeProvider clock)
{
    /// <param name="BatchId">A batch that passed every gate.</param>
    /// <param name="Projections">Names of shapes beside <c>preference</c>: <see cref="ProjectionNames"/>.</param>
    public sealed record Request(Guid BatchId, IReadOnlyCollection<string>? Projections = null);

    /// <returns>Done when it is under way or sealed; batch-unknown, batch-not-passed naming the state, or projection-unknown.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        var names = request.Projections ?? [];
        if (names.FirstOrDefault(n => !ProjectionNames.All.ContainsKey(n)) is { } unknown)
            return Errors.ProjectionUnknown(unknown);
        return await store.Write(db => Ask(db, request.BatchId, [.. names.Select(n => ProjectionNames.All[n])], actor, stop), stop);
    }

    private async Task<Result<Done>> Ask(ConcaveDb db, Guid batchId, Projection[] projections, Actor actor, CancellationToken stop)
    {
        await Exclusive.Lock(db, "seal-request", batchId, stop);
        var batch = await db.BatchFor(batchId, actor, stop);
        if (batch.Failed)
            return batch.Problem;
        var state = await db.StateOf(batchId, stop);
        if (state == BatchState.Released || (state == BatchState.Passed && await db.IsSealing(batchId, stop)))
            return default(Done);
        if (state != BatchState.Passed)
            return Errors.NotPassed(state);
        db.SealRequests.Add(new() { JobId = SealJob.Enqueue(db, batchId, projections, actor, clock), BatchId = batchId, By = actor.Id, At = clock.GetUtcNow() });
        return default(Done);
    }
}
