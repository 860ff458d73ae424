using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Matching.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>
/// Ends the newest pilot: pooled κ over its answers proves agreement under the approved guidelines, or does not [S5].
/// Every answer counts, also of somebody whose qualification ended meanwhile: nobody is dropped for disagreeing.
/// </summary>
public sealed class FinishPilot(Store store, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The proof; or the refusal, with the figure, when κ is under the plan's.</returns>
    public async Task<Result<PilotProof>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        // A pilot that proved nothing goes on record as well, so it is no problem to the transaction.
        var ended = await store.Write<(Pilot Pilot, PilotEnd End)>(db => End(db, request.ProjectId, stop), stop);
        return ended.Then(e => PilotOutcome.Of(e.Pilot, e.End));
    }

    private async Task<Result<(Pilot Pilot, PilotEnd End)>> End(ConcaveDb db, Guid project, CancellationToken stop)
    {
        await Exclusive.Lock(db, "pilot", project, stop);
        var pilot = await db.Pilots.AsNoTracking().Where(p => p.ProjectId == project).OrderByDescending(p => p.Number).FirstOrDefaultAsync(stop);
        if (pilot is null)
            return PilotErrors.NotStarted;
        if (await db.PilotEnds.AsNoTracking().SingleOrDefaultAsync(e => e.PilotId == pilot.Id, stop) is { } known)
            return (pilot, known);

        var parts = await db.Exercises.AsNoTracking().Where(e => e.PilotId == pilot.Id).ToListAsync(stop);
        var answers = await db.AnswersOf([.. parts.Select(p => p.Id)], stop);
        var qualified = await db.Qualified(project).Select(q => q.AnnotatorId).ToListAsync(stop);
        var waiting = parts.Where(p => qualified.Contains(p.AnnotatorId) && answers.Count(a => a.Exercise == p.Id) < p.Pairs).ToList();
        if (waiting.Count > 0)
            return FinishErrors.Unfinished([.. waiting.Select(p => p.Pseudonym)]);
        return (pilot, db.ClosePilot(pilot, parts, answers, clock));
    }
}

/// <summary>Agreement proven on a pilot.</summary>
/// <param name="ProvenAgreementId">What a batch names; the pilot's id.</param>
/// <param name="Kappa">Pooled κ over a, b, tie; "cannot judge" left out.</param>
/// <param name="Low">Lower end of the two-sided 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Pairs">Pairs with two labels or more.</param>
public sealed record PilotProof(
    Guid ProvenAgreementId, int Pilot, double? Kappa, double? Low, double? High, double Threshold, int Pairs, int Annotators);
