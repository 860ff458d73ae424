using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Matching.Panel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>Where one annotator stands on a project: the annotator reads their own, the lead anybody's.</summary>
public sealed class ReadCalibration(Store store)
{
    public sealed record Request(Guid ProjectId, Guid AnnotatorId);

    public async Task<Result<CalibrationView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Id == request.AnnotatorId ? actor.Refuse(Roles.Annotator | Roles.Lead) : actor.Refuse(Roles.Lead)) is { } refused)
            return refused;
        await using var db = store.Read();
        var attempts = await db.Exercises.Attempts(request.ProjectId, request.AnnotatorId).OrderBy(e => e.Number)
            .Select(e => new { Attempt = e, End = db.Set<AttemptEnd>().FirstOrDefault(end => end.ExerciseId == e.Id), Answered = db.Set<ExerciseAnswer>().Count(a => a.ExerciseId == e.Id) })
            .ToListAsync(stop);
        var open = attempts.SingleOrDefault(a => a.End is null);
        var invitation = await db.Invitations.LastTo(request.ProjectId, request.AnnotatorId).FirstOrDefaultAsync(stop);
        return new CalibrationView(
            invitation?.Sla,
            invitation is not null && await db.RefuseUninvited(request.ProjectId, request.AnnotatorId, stop) is null,
            await Projects.Qualifications.IsQualified(db, request.ProjectId, request.AnnotatorId, stop),
            open is null ? null : AttemptView.Of(open.Attempt, open.Answered),
            [.. attempts.Where(a => a.End is not null).Select(a => CalibrationResult.Of(a.Attempt, a.End!))]);
    }
}

/// <summary>An annotator's way to a project so far.</summary>
/// <param name="Terms">Of the newest invitation; null when never invited.</param>
/// <param name="Accepted">True when those terms are agreed to and the place still stands.</param>
/// <param name="Open">The attempt under way, if any.</param>
/// <param name="Ended">Earlier attempts, in order.</param>
public sealed record CalibrationView(Sla? Terms, bool Accepted, bool Qualified, AttemptView? Open, IReadOnlyList<CalibrationResult> Ended);
