using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>One's own judgments in a project; nobody else's, and no rank among them.</summary>
/// <param name="Done">All that stand.</param>
/// <param name="Today">Of these, since midnight UTC.</param>
public sealed record OwnStanding(int Done, int Today);

/// <summary>Counts what the annotator has done in a project.</summary>
public sealed class CountOwn(Store store, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>Their own counts, which are nobody's secret.</returns>
    public async Task<OwnStanding> Handle(Request request, Actor actor, CancellationToken stop)
    {
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        await using var db = store.Read();
        var own = db.SubmittedJudgments.Where(j => j.ProjectId == request.ProjectId && j.AnnotatorId == actor.Id);
        return new(await own.CountAsync(stop), await own.CountAsync(j => j.SubmittedAt >= today, stop));
    }
}
