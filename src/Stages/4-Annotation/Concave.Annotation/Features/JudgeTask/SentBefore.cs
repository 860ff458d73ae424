using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>
/// Whether an answer has arrived already. A page whose answer was stored while the connection broke sends it again, and
/// must learn that all is well.
/// </summary>
public sealed class SentBefore(Store store)
{
    public sealed record Request(Guid AssignmentId, Guid SubmissionId);

    /// <returns>The judgment; already-submitted when another window sent another answer, task-closed when there is none.</returns>
    public async Task<Result<JudgmentView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var stored = await db.SubmittedJudgments.Where(j => j.AssignmentId == request.AssignmentId && j.AnnotatorId == actor.Id)
            .Select(j => new { j.Id, j.SubmissionId, j.SubmittedAt }).SingleOrDefaultAsync(stop);
        return stored switch
        {
            null => Errors.Closed,
            { } same when same.SubmissionId == request.SubmissionId => new JudgmentView(same.Id, request.AssignmentId, same.SubmittedAt),
            _ => Errors.AlreadySubmitted,
        };
    }
}
