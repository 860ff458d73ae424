using System.Security.Cryptography;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Matching.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>
/// Begins the pilot that proves agreement under the guidelines in force [S5]: one set of pairs nobody on the panel has
/// seen, for everybody who is qualified now. A pilot under way for the same guidelines is given again.
/// </summary>
public sealed class StartPilot(Store store, ContentVault vault, TimeProvider clock)
{
    private const int LeastPeople = 2;

    public sealed record Request(Guid ProjectId);

    public async Task<Result<PilotView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        var read = await GuidelinesInForce.Read(store, vault, request.ProjectId, stop);
        if (read.Failed)
            return read.Problem;
        if (read.Value.Plan.Recorded is not null)
            return ProjectErrors.Recorded;
        var seed = RandomNumberGenerator.GetBytes(32);
        var closed = await vault.CloseBytes(request.ProjectId, seed, stop);
        return await store.Write<PilotView>(db => Begin(db, read.Value, actor.Id, new(seed, closed), stop), stop);
    }

    private async Task<Result<PilotView>> Begin(ConcaveDb db, GuidelinesInForce inForce, Guid by, PilotSeed seed, CancellationToken stop)
    {
        var project = inForce.Project.Id;
        await Exclusive.Lock(db, "pilot", project, stop);
        if (await db.ProvenAgreements.AnyAsync(p => p.GuidelinesId == inForce.GuidelinesId, stop))
            return PilotErrors.AlreadyProven;
        var before = await db.Pilots.AsNoTracking().Where(p => p.ProjectId == project).OrderByDescending(p => p.Number).FirstOrDefaultAsync(stop);
        if (before?.GuidelinesId == inForce.GuidelinesId && !await db.PilotEnds.AnyAsync(e => e.PilotId == before.Id, stop))
            return new PilotView(before.Id, before.Number, before.Pairs, await db.Exercises.CountAsync(e => e.PilotId == before.Id, stop));

        var people = await db.Qualified(project).AsNoTracking().OrderBy(q => q.Id).ToListAsync(stop);
        if (people.Count < LeastPeople)
            return PilotErrors.TooFewPeople(people.Count);
        var panel = await db.LanguagesOf(people, stop);
        var unseen = await db.PilotPairs(project, [.. people.Select(p => p.AnnotatorId)], stop);
        // Everybody judges every pair. Who cannot read one may say so, unless the plan takes no such answer.
        var readers = inForce.Plan.CannotJudgeAllowed ? LeastPeople : people.Count;
        if (ExerciseDraw.Pilot(seed.Open, unseen, [.. panel.Values], readers, inForce.Plan.PilotPairs) is not { } drawn)
            return PilotErrors.TooFewPairs(inForce.Plan.PilotPairs, unseen.Count);
        var pilot = new Pilot
        {
            Id = clock.NewId(),
            ProjectId = project,
            Number = (before?.Number ?? 0) + 1,
            GuidelinesId = inForce.GuidelinesId,
            Pairs = drawn.Count,
            StartedBy = by,
            StartedAt = clock.GetUtcNow(),
        };
        db.Add(pilot);
        foreach (var person in people)
            LayOut(db, pilot, person, inForce.Plan, seed, drawn);
        return new PilotView(pilot.Id, pilot.Number, pilot.Pairs, people.Count);
    }

    private void LayOut(ConcaveDb db, Pilot pilot, QualifiedAnnotator person, QualityPlan plan, PilotSeed seed, IReadOnlyList<UnseenPair> pairs)
    {
        var part = new Exercise
        {
            Id = clock.NewId(),
            ProjectId = pilot.ProjectId,
            AnnotatorId = person.AnnotatorId,
            Pseudonym = person.Pseudonym,
            Purpose = PairPurpose.Pilot,
            Number = pilot.Number,
            PilotId = pilot.Id,
            Plan = OpenExercise.Keep(plan),
            Pairs = pairs.Count,
            Seed = seed.Closed,
            StartedAt = pilot.StartedAt,
        };
        db.Open(part, seed.Open, ExerciseDraw.Order(seed.Open, $"order|{person.Pseudonym}", pairs), clock);
    }

    private readonly record struct PilotSeed(byte[] Open, byte[] Closed);
}

/// <summary>A pilot under way.</summary>
/// <param name="Number">1 for the project's first.</param>
/// <param name="Annotators">Everybody qualified when it began.</param>
public sealed record PilotView(Guid PilotId, int Number, int Pairs, int Annotators);
