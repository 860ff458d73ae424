using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>The sealed deliveries of a project, newest first.</summary>
public sealed class ListDeliveries(Store store)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The deliveries; project-not-found when there is none for this actor.</returns>
    public async Task<Result<IReadOnlyList<DeliveryView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } unknown)
            return unknown;
        var deliveries = await db.SealedDeliveries.Where(d => d.ProjectId == request.ProjectId).OrderByDescending(d => d.SealedAt).ThenBy(d => d.Id).ToListAsync(stop);
        var successors = deliveries.Where(d => d.Supersedes is not null).ToDictionary(d => d.Supersedes!.Value, d => d.Id);
        return deliveries.ConvertAll(d => DeliveryView.Of(d) with { SupersededBy = successors.TryGetValue(d.Id, out var next) ? next : null });
    }
}
