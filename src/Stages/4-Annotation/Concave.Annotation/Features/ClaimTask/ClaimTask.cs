using Concave.Annotation.Working;
using Concave.Data.Register;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Annotation.Features;

/// <summary>A task that is yours until its lease ends.</summary>
public sealed record TaskClaimView(Guid AssignmentId, DateTimeOffset LeaseUntil);

/// <summary>
/// Gives the annotator the next task of a project [A1, R4]. Whoever holds one already gets the same again, so a
/// reload costs nothing. No pair ever has more people than slots.
/// </summary>
public sealed class ClaimTask(Store store, RoundSetups setups, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The task; no-task with the reason, notice-not-agreed, not-qualified or qualification-ended.</returns>
    public async Task<Result<TaskClaimView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        if (await Unagreed(actor, stop) is { } unagreed)
            return unagreed;
        while (true)
        {
            var outcome = await store.Write<ClaimOutcome>(db => new Claiming(db, setups, clock, request.ProjectId, actor.Id, stop).Run(), stop);
            if (outcome.Failed)
                return outcome.Problem;
            if (outcome.Value.Task is { } task)
                return task;
            foreach (var round in outcome.Value.Unopened)
                await setups.Of(round, stop); // its seed and plan are sealed; they are opened outside the write
        }
    }

    // Read outside the write: whoever withdraws meanwhile has no qualification any more, and the write sees that.
    private async Task<Problem?> Unagreed(Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        return await NoticeInForce.Refuse(db, actor.Id, stop);
    }
}

/// <summary>A task, or the rounds whose setup has to be opened first.</summary>
internal sealed record ClaimOutcome(TaskClaimView? Task, IReadOnlyList<Guid> Unopened);
