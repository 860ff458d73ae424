using System.Security.Cryptography;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Register;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Matching.Panel;
using Concave.Matching.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>
/// Begins a calibration attempt: pairs with known truth that this annotator has never seen [C2, C3]. An attempt that is
/// open already is given again, so that nothing is lost by closing the page.
/// </summary>
public sealed class StartCalibration(Store store, ContentVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    public async Task<Result<AttemptView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        if (await Unagreed(actor, stop) is { } unagreed)
            return unagreed;
        var read = await GuidelinesInForce.Read(store, vault, request.ProjectId, stop);
        if (read.Failed)
            return read.Problem;
        if (read.Value.Plan.Recorded is not null)
            return ProjectErrors.Recorded;
        var seed = RandomNumberGenerator.GetBytes(32);
        var closed = await vault.CloseBytes(request.ProjectId, seed, stop);
        return await store.Write<AttemptView>(db => Begin(db, read.Value, actor.Id, seed, closed, stop), stop);
    }

    // Answers before production say what somebody can do: personal data as well.
    private async Task<Problem?> Unagreed(Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        return await NoticeInForce.Refuse(db, actor.Id, stop);
    }

    private async Task<Result<AttemptView>> Begin(
        ConcaveDb db, GuidelinesInForce inForce, Guid annotator, byte[] seed, byte[] closed, CancellationToken stop)
    {
        var (project, plan) = (inForce.Project, inForce.Plan);
        await Exclusive.Lock(db, "annotator", annotator, stop);
        if (await db.RefuseUninvited(project.Id, annotator, stop) is { } uninvited)
            return uninvited;
        if (await db.IsQualified(project.Id, annotator, stop))
            return CalibrationErrors.AlreadyQualified;
        var before = await db.Exercises.Attempts(project.Id, annotator).OrderByDescending(e => e.Number).FirstOrDefaultAsync(stop);
        if (before is not null && !await db.AttemptEnds.AnyAsync(e => e.ExerciseId == before.Id, stop))
            return AttemptView.Of(before, await db.ExerciseAnswers.CountAsync(a => a.ExerciseId == before.Id, stop));

        var languages = (await db.FindExpert(annotator, stop))?.Languages ?? [];
        var unseen = await db.CalibrationPairs(project.Id, annotator, plan.TiesAllowed, stop);
        if (ExerciseDraw.Calibration(seed, unseen, languages, plan.CalibrationPairs) is not { } drawn)
            return CalibrationErrors.TooFew(plan.CalibrationPairs, unseen.DistinctBy(p => p.ContentHash).Count());
        if (drawn.DistinctBy(p => p.Truth).Take(2).Count() < 2)
            return CalibrationErrors.OneSided;
        var attempt = new Exercise
        {
            Id = clock.NewId(),
            ProjectId = project.Id,
            AnnotatorId = annotator,
            Pseudonym = pseudonyms.Of(project.ClientId, annotator),
            Purpose = PairPurpose.Calibration,
            Number = (before?.Number ?? 0) + 1,
            Plan = OpenExercise.Keep(plan),
            Pairs = drawn.Count,
            Seed = closed,
            StartedAt = clock.GetUtcNow(),
        };
        db.Open(attempt, seed, drawn, clock);
        return AttemptView.Of(attempt, answered: 0);
    }
}
