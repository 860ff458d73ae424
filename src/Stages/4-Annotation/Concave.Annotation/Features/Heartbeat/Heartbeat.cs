using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Annotation.Features;

/// <summary>The focused time so far and the lease as it now stands.</summary>
public sealed record HeartbeatView(long ActiveMs, DateTimeOffset LeaseUntil);

/// <summary>
/// Says that somebody is at work: counts their focused time, never more than has passed since the last beat, and
/// renews the lease.
/// </summary>
public sealed class Heartbeat(Store store, RoundSetups setups, TimeProvider clock)
{
    private const string Beat = """
        UPDATE assignments SET active_ms = @p1, last_beat = @p2, lease_until = @p3
        WHERE id = @p0 AND state = 'Leased' AND COALESCE(last_beat, 0) = @p4
        """;

    /// <param name="AssignmentId">The task.</param>
    /// <param name="FocusedMs">Milliseconds with the page focused and in use since the last beat.</param>
    public sealed record Request(Guid AssignmentId, long FocusedMs);

    /// <returns>The counted time; lease-over when the lease has been taken back, task-closed or task-unknown.</returns>
    public async Task<Result<HeartbeatView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        RoundSetup setup;
        await using (var db = store.Read())
        {
            var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
            if (own.Failed)
                return own.Problem;
            setup = await setups.Of(own.Value.RoundId, stop);
        }

        return await store.Write<HeartbeatView>(db => Count(db, request, actor, setup.Lease, stop), stop);
    }

    private async Task<Result<HeartbeatView>> Count(ConcaveDb db, Request request, Actor actor, TimeSpan lease, CancellationToken stop)
    {
        var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
        if (own.Failed)
            return own.Problem;
        if (own.Value is not { State: AssignmentState.Leased } assignment)
            return own.Value.State == AssignmentState.Expired ? Errors.LeaseOver : Errors.Closed;

        var now = clock.GetUtcNow();
        var (active, until) = ((assignment.ActiveMs ?? 0) + ActiveTime.Credit(assignment, request.FocusedMs, now), now + lease);
        if (assignment.SlotId is { } slot)
            await db.Change(ClaimSql.RenewSlot, stop, slot, assignment.Id, StoredTime.Of(until));
        var counted = await db.Change(Beat, stop, assignment.Id, active, StoredTime.Of(now), StoredTime.Of(until), assignment.LastBeat is { } last ? StoredTime.Of(last) : 0L);
        return counted == 1 ? new HeartbeatView(active, until) : new HeartbeatView(assignment.ActiveMs ?? 0, until); // a beat at the same moment counted already
    }
}
