using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>The next unanswered pair of an own calibration attempt, blind.</summary>
public sealed class NextCalibrationPair(Store store, ContentVault vault)
{
    public sealed record Request(Guid AttemptId);

    public async Task<Result<ExerciseTaskView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        await using var db = store.Read();
        var attempt = await db.Exercises.OwnAttempt(request.AttemptId, actor.Id).SingleOrDefaultAsync(stop);
        return attempt is null ? ExerciseErrors.NotFound : await ShowNext.Next(db, vault, attempt, stop);
    }
}
