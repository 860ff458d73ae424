using Concave.Data.Writing;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.RunFirstPass;

/// <summary>Stops a pass. Questions under way are still answered and kept; running it again goes on from there.</summary>
public sealed class StopFirstPass(Store store, TimeProvider clock)
{
    public sealed record Request(Guid PassId);

    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        return await store.Write<Done>(
            async db =>
            {
                if (!await db.FirstPasses.AnyAsync(p => p.Id == request.PassId, stop))
                    return PassErrors.PassUnknown;
                var last = await db.LastStep(request.PassId, stop);
                if (last.State != PassState.Running)
                    return PassErrors.NotRunning;
                db.NextStep(last, PassState.Stopped, "It was stopped.", actor.Id, clock);
                return default(Done);
            },
            stop);
    }
}
