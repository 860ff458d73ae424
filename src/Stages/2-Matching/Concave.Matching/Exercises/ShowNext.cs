using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Exercises;

/// <summary>The next pair without an answer, in the exercise's order.</summary>
internal static class ShowNext
{
    internal static async Task<Result<ExerciseTaskView>> Next(ConcaveDb db, ContentVault vault, Exercise exercise, CancellationToken stop)
    {
        var next = await db.ExerciseTasks
            .Where(t => t.ExerciseId == exercise.Id && !db.Set<ExerciseAnswer>().Any(a => a.TaskId == t.Id))
            .OrderBy(t => t.Position)
            .Join(db.Pairs, t => t.PairId, p => p.Id, (t, p) => new { Task = t, p.Content })
            .FirstOrDefaultAsync(stop);
        if (next is null)
            return ExerciseErrors.NoneLeft;
        var pair = await vault.Open<PairRecord>(exercise.ProjectId, next.Content, stop);
        var (left, right) = next.Task.Shown == Side.ALeft ? (pair.ResponseA, pair.ResponseB) : (pair.ResponseB, pair.ResponseA);
        var plan = OpenExercise.PlanOf(exercise);
        return new ExerciseTaskView(
            next.Task.Id, next.Task.Position + 1, exercise.Pairs, pair.Prompt, left, right, pair.Language,
            plan.TiesAllowed, plan.CannotJudgeAllowed);
    }
}
