using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;

namespace Concave.Matching;

/// <summary>The next unanswered pair of one's own part of the pilot, blind [S5].</summary>
public sealed class NextPilotPair(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId);

    public async Task<Result<ExerciseTaskView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        await using var db = store.Read();
        var part = await db.OwnPilotPart(request.ProjectId, actor.Id, stop);
        return part.Failed ? part.Problem : await ShowNext.Next(db, vault, part.Value, stop);
    }
}
