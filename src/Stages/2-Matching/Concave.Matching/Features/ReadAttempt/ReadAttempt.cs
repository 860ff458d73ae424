using System.Text;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Exercises;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>One pair of an attempt that is over, with its answer and the verified one.</summary>
/// <param name="Said">What was answered, in terms of the screen.</param>
/// <param name="Truth">The verified answer, likewise.</param>
/// <param name="Why">Why it is the answer, as the expert wrote it; may be empty.</param>
public sealed record ExplainedPair(
    int Number, IReadOnlyList<MessageRecord> Prompt, string Left, string Right, string Language, PreferredSide Said, PreferredSide Truth, string Why)
{
    /// <summary>True when the answer is the verified one.</summary>
    public bool IsRight => Said == Truth;
}

/// <summary>An attempt that is over, pair by pair.</summary>
public sealed record AttemptReview(Guid ProjectId, CalibrationResult Result, IReadOnlyList<ExplainedPair> Pairs);

/// <summary>
/// What was right and what was not in an own attempt, once it is over [C2]. The next attempt has other pairs, so nothing
/// that is told here helps anybody through it.
/// </summary>
public sealed class ReadAttempt(Store store, ContentVault vault)
{
    public sealed record Request(Guid AttemptId);

    /// <returns>The explanation; exercise-not-found, or attempt-open while a pair has no answer.</returns>
    public async Task<Result<AttemptReview>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        await using var db = store.Read();
        var attempt = await db.Exercises.OwnAttempt(request.AttemptId, actor.Id).AsNoTracking().SingleOrDefaultAsync(stop);
        if (attempt is null)
            return ExerciseErrors.NotFound;
        var end = await db.AttemptEnds.AsNoTracking().SingleOrDefaultAsync(e => e.ExerciseId == attempt.Id, stop);
        return end is null
            ? ExerciseErrors.Open
            : new AttemptReview(attempt.ProjectId, CalibrationResult.Of(attempt, end), await Pairs(db, attempt, stop));
    }

    private async Task<IReadOnlyList<ExplainedPair>> Pairs(ConcaveDb db, Exercise attempt, CancellationToken stop)
    {
        var rows = await (
            from task in db.ExerciseTasks
            where task.ExerciseId == attempt.Id
            join answer in db.ExerciseAnswers on task.Id equals answer.TaskId
            join pair in db.Pairs on task.PairId equals pair.Id
            join truth in db.VerifiedAnswers on pair.Id equals truth.PairId
            orderby task.Position
            select new { task.Position, task.Shown, answer.Choice, pair.Content, truth.Truth, truth.Why }).ToListAsync(stop);
        List<ExplainedPair> pairs = [];
        foreach (var row in rows)
        {
            var pair = await vault.Open<PairRecord>(attempt.ProjectId, row.Content, stop);
            var (left, right) = Screen.Place(row.Shown, pair.ResponseA, pair.ResponseB);
            var why = row.Why.Length == 0 ? "" : Encoding.UTF8.GetString(await vault.OpenBytes(attempt.ProjectId, row.Why, stop));
            pairs.Add(new(row.Position + 1, pair.Prompt, left, right, pair.Language, Screen.SideOf(row.Choice, row.Shown), Screen.SideOf(row.Truth, row.Shown), why));
        }

        return pairs;
    }
}
