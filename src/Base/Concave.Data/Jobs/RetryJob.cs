using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Jobs;

/// <summary>Gives a dead job its attempts back: the operator's decision, after mending what killed it.</summary>
public sealed class RetryJob(Store store, TimeProvider clock)
{
    public sealed record Request(Guid JobId);

    /// <returns>job-not-dead when there is no such job, or it is not dead.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        return await store.Write<Done>(
            async db =>
            {
                var given = await db.Jobs.Where(j => j.Id == request.JobId && j.State == JobState.Dead).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(j => j.State, JobState.Ready)
                        .SetProperty(j => j.Attempts, 0)
                        .SetProperty(j => j.RunAt, clock.GetUtcNow())
                        .SetProperty(j => j.FinishedAt, (DateTimeOffset?)null),
                    stop);
                return given == 1 ? default(Done) : NotDead;
            },
            stop);
    }

    private static readonly Problem NotDead =
        new("job-not-dead", ProblemKind.NotFound, "There is no dead job with this id.", "Look at the list again; somebody may have retried it.");
}
