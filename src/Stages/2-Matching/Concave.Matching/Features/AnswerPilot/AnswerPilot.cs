using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;

namespace Concave.Matching;

/// <summary>Takes one blind answer of the pilot.</summary>
public sealed class AnswerPilot(Store store, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId, Guid TaskId, SideChoice Choice);

    public async Task<Result<PilotProgress>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        return await store.Write<PilotProgress>(async db =>
        {
            // Against the end of the pilot: an answer is either counted or refused, never kept beside the figure.
            await Exclusive.Lock(db, "pilot", request.ProjectId, stop);
            var part = await db.OwnPilotPart(request.ProjectId, actor.Id, stop);
            if (part.Failed)
                return part.Problem;
            if (AnswerRules.Refuse(request.Choice, OpenExercise.PlanOf(part.Value)) is { } notAllowed)
                return notAllowed;
            var answers = await db.Keep(part.Value, request.TaskId, request.Choice, clock, stop);
            if (answers.Failed)
                return answers.Problem;
            return new PilotProgress(answers.Value.Length, part.Value.Pairs);
        }, stop);
    }
}

/// <summary>How far one's own part of the pilot is.</summary>
public sealed record PilotProgress(int Answered, int Pairs);
