using System.Text;
using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Annotation.Features;

/// <summary>Gives a task back unjudged. Its slot is open for others; the same person does not get the pair again in the round.</summary>
public sealed class ReturnTask(Store store, ContentVault vault, TimeProvider clock)
{
    private const int LongestReason = 2_000;
    private const string OpenSlot = "UPDATE slots SET state = 'Open', assignment_id = NULL, lease_until = NULL WHERE id = @p0 AND assignment_id = @p1 AND state = 'Leased'";
    private const string Finish = "UPDATE assignments SET state = 'Returned' WHERE id = @p0 AND state IN ('Leased', 'Expired')";

    /// <param name="AssignmentId">The task.</param>
    /// <param name="Reason">In the person's own words; the lead reads them.</param>
    /// <param name="Kind">What kind of reason it is.</param>
    public sealed record Request(Guid AssignmentId, string Reason, ReturnKind Kind = ReturnKind.Other);

    /// <returns>Done, also when it was given back before; reason-missing, task-closed or task-unknown.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > LongestReason || !Enum.IsDefined(request.Kind))
            return Errors.ReasonMissing;
        Assignment assignment;
        await using (var db = store.Read())
        {
            var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
            if (own.Failed)
                return own.Problem;
            assignment = own.Value;
        }

        var content = await vault.CloseBytes(assignment.ProjectId, Encoding.UTF8.GetBytes(reason), stop);
        return await store.Write<Done>(db => Return(db, assignment, request.Kind, content, actor, stop), stop);
    }

    private async Task<Result<Done>> Return(ConcaveDb db, Assignment assignment, ReturnKind kind, byte[] reason, Actor actor, CancellationToken stop)
    {
        if (assignment.SlotId is { } slot)
            await db.Change(OpenSlot, stop, slot, assignment.Id);
        if (await db.Change(Finish, stop, assignment.Id) == 0)
            return (await db.OwnAssignment(assignment.Id, actor, stop)).Value?.State == AssignmentState.Returned ? default(Done) : Errors.Closed;
        db.TaskReturns.Add(new TaskReturn
        {
            AssignmentId = assignment.Id,
            ProjectId = assignment.ProjectId,
            AnnotatorId = assignment.AnnotatorId,
            Kind = kind,
            Reason = reason,
            ReturnedAt = clock.GetUtcNow(),
        });
        return default(Done);
    }
}
