using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>
/// Asks for a project to be closed [D6]. Its content goes when the grace period of the quality plan is over; until then
/// the closing can be called off. Asking again changes nothing.
/// </summary>
public sealed class CloseProject(Store store, ContentVault vault, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>When the content goes; project-not-found, or project-state when it is gone already.</returns>
    public async Task<Result<DateTimeOffset>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } unknown)
            return unknown;
        var grace = await GraceDays(db, request.ProjectId, stop);
        return grace.Failed ? grace.Problem : await store.Write(write => Ask(write, request.ProjectId, grace.Value, actor, stop), stop);
    }

    private async Task<Result<DateTimeOffset>> Ask(ConcaveDb db, Guid projectId, int graceDays, Actor actor, CancellationToken stop)
    {
        var last = await db.LastStepOf(projectId, stop);
        if (last?.To == ProjectState.Closing)
            return last.Due;
        var now = clock.GetUtcNow();
        var step = db.StepProject(projectId, last, ProjectState.Closing, actor, now.AddDays(graceDays), now);
        if (step.Failed)
            return step.Problem;
        DestroyJob.Enqueue(db, projectId, step.Value.Due, clock);
        return step.Value.Due;
    }

    // The newest approved guidelines say it; before there are any the house standard does.
    private async Task<Result<int>> GraceDays(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        if ((await db.LastStepOf(projectId, stop))?.To == ProjectState.Destroyed)
            return Errors.ContentDestroyed;
        var document = await db.ApprovedGuidelines.Where(g => g.ProjectId == projectId).OrderByDescending(g => g.Version).Select(g => g.Document).FirstOrDefaultAsync(stop);
        return document is null ? QualityPlan.HouseStandard.GraceDays : (await vault.Open<GuidelinesDocument>(projectId, document, stop)).Plan.GraceDays;
    }
}
