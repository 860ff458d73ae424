using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Closing;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>The client's recorded request to keep the content of a closed project until a day. Nobody else can make it.</summary>
public sealed class KeepArchive(Store store, TimeProvider clock)
{
    /// <param name="ProjectId">A project that is being closed.</param>
    /// <param name="Until">UTC day at whose beginning the content goes; at most ten years ahead.</param>
    public sealed record Request(Guid ProjectId, DateOnly Until);

    /// <returns>When the content goes; archive-is-clients, archive-day, project-not-found or project-state.</returns>
    public async Task<Result<DateTimeOffset>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead | Roles.Client) ?? ClosingRules.RefuseArchive(request.Until, actor, clock.GetUtcNow())) is { } refused)
            return refused;
        return await store.Write(db => Keep(db, request, actor, stop), stop);
    }

    private async Task<Result<DateTimeOffset>> Keep(ConcaveDb db, Request request, Actor actor, CancellationToken stop)
    {
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } unknown)
            return unknown;
        var due = new DateTimeOffset(request.Until.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var step = db.StepProject(request.ProjectId, await db.LastStepOf(request.ProjectId, stop), ProjectState.Archived, actor, due, clock.GetUtcNow());
        if (step.Failed)
            return step.Problem;
        DestroyJob.Enqueue(db, request.ProjectId, due, clock);
        return due;
    }
}
