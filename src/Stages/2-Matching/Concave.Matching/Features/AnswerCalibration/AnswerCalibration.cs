using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>
/// Takes one blind answer. The last one ends the attempt: κ against the truth decides, and nobody can decide otherwise [C3].
/// </summary>
public sealed class AnswerCalibration(Store store, TimeProvider clock)
{
    public sealed record Request(Guid AttemptId, Guid TaskId, SideChoice Choice);

    public async Task<Result<CalibrationProgress>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        return await store.Write<CalibrationProgress>(async db =>
        {
            await Exclusive.Lock(db, "exercise", request.AttemptId, stop);
            var attempt = await db.Exercises.OwnAttempt(request.AttemptId, actor.Id).AsNoTracking().SingleOrDefaultAsync(stop);
            if (attempt is null)
                return ExerciseErrors.NotFound;
            if (AnswerRules.Refuse(request.Choice, OpenExercise.PlanOf(attempt)) is { } notAllowed)
                return notAllowed;
            var answers = await db.Keep(attempt, request.TaskId, request.Choice, clock, stop);
            if (answers.Failed)
                return answers.Problem;
            if (answers.Value.Length < attempt.Pairs)
                return new CalibrationProgress(answers.Value.Length, attempt.Pairs, Result: null);
            var end = await db.AttemptEnds.AsNoTracking().SingleOrDefaultAsync(e => e.ExerciseId == attempt.Id, stop)
                ?? await db.CloseAttempt(attempt, answers.Value, clock, stop);
            return new CalibrationProgress(attempt.Pairs, attempt.Pairs, CalibrationResult.Of(attempt, end));
        }, stop);
    }
}

/// <summary>How far an attempt is.</summary>
/// <param name="Result">How it came out, once every pair has its answer.</param>
public sealed record CalibrationProgress(int Answered, int Pairs, CalibrationResult? Result);
