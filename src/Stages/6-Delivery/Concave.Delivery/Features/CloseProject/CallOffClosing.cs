using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Closing;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>Calls a closing off within the grace period: the project is open again.</summary>
public sealed class CallOffClosing(Store store, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>Done; project-not-found, project-state, or closing-is-clients when the client asked for it and somebody else calls it off.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        return await store.Write(db => CallOff(db, request.ProjectId, actor, stop), stop);
    }

    private async Task<Result<Done>> CallOff(ConcaveDb db, Guid projectId, Actor actor, CancellationToken stop)
    {
        if ((await db.ProjectFor(projectId, actor, stop)).Problem is { } unknown)
            return unknown;
        var last = await db.LastStepOf(projectId, stop);
        if (last is not null && ClosingRules.RefuseCallOff(last, actor) is { } refused)
            return refused;
        var now = clock.GetUtcNow();
        var step = db.StepProject(projectId, last, ProjectState.Open, actor, now, now);
        return step.Failed ? step.Problem : default(Done);
    }
}
