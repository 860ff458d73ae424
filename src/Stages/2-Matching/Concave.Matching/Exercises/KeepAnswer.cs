using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Exercises;

/// <summary>One answer with the pair it is about.</summary>
internal sealed record Answered(Guid Pair, Choice Choice, DateTimeOffset At);

/// <summary>Keeping an answer: the first one stands, the same again changes nothing, another one is refused.</summary>
internal static class KeepAnswer
{
    /// <returns>Every answer of the exercise, this one included.</returns>
    internal static async Task<Result<Answered[]>> Keep(
        this ConcaveDb db, Exercise exercise, Guid taskId, SideChoice answer, TimeProvider clock, CancellationToken stop)
    {
        var task = await db.ExerciseTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && t.ExerciseId == exercise.Id, stop);
        if (task is null)
            return ExerciseErrors.TaskNotFound;
        var choice = AnswerRules.ChoiceOf(answer, task.Shown);
        var before = await db.AnswersOf([exercise.Id], stop);
        if (before.FirstOrDefault(a => a.Answer.Pair == task.PairId).Answer is { } given)
            return given.Choice == choice ? before.Select(a => a.Answer).ToArray() : ExerciseErrors.AlreadyAnswered;
        var kept = new ExerciseAnswer
        {
            TaskId = task.Id,
            ExerciseId = exercise.Id,
            Choice = choice,
            AnsweredAt = RecordJson.Stamp(clock.GetUtcNow()),
        };
        db.Add(kept);
        return before.Select(a => a.Answer).Append(new(task.PairId, choice, kept.AnsweredAt)).ToArray();
    }

    /// <summary>All answers of some exercises, each with its exercise's id.</summary>
    internal static async Task<IReadOnlyList<(Guid Exercise, Answered Answer)>> AnswersOf(
        this ConcaveDb db, IReadOnlyCollection<Guid> exercises, CancellationToken stop)
    {
        var rows = await db.ExerciseAnswers.Where(a => exercises.Contains(a.ExerciseId))
            .Join(db.ExerciseTasks, a => a.TaskId, t => t.Id, (a, t) => new { a.ExerciseId, t.PairId, a.Choice, a.AnsweredAt })
            .ToListAsync(stop);
        return [.. rows.Select(r => (r.ExerciseId, new Answered(r.PairId, r.Choice, r.AnsweredAt)))];
    }
}
