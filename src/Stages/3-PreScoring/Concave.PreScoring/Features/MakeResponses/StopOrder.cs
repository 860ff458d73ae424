using Concave.Data.Writing;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Making;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>Stops an order. Responses under way are still kept; ordering the same again goes on from there.</summary>
public sealed class StopOrder(Store store, TimeProvider clock)
{
    public sealed record Request(Guid OrderId);

    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        return await store.Write<Done>(
            async db =>
            {
                if (!await db.ResponseOrders.AnyAsync(o => o.Id == request.OrderId, stop))
                    return MakingErrors.OrderUnknown;
                var last = await db.LastOrderStep(request.OrderId, stop);
                if (last.State != PassState.Running)
                    return MakingErrors.NotRunning;
                db.NextStep(last, PassState.Stopped, "It was stopped.", actor.Id, clock);
                return default(Done);
            },
            stop);
    }
}
