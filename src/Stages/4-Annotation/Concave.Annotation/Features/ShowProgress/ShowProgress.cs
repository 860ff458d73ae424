using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>How far a round has come.</summary>
/// <param name="Slots">Judgments wanted.</param>
/// <param name="Done">Of these, given.</param>
/// <param name="Held">Of these, with somebody now.</param>
public sealed record RoundProgressView(int Batch, int Round, DateTimeOffset OpenedAt, int Slots, int Done, int Held);

/// <summary>One person's work in the project, verified pairs included: they cannot be told apart, here either.</summary>
/// <param name="Pseudonym">The name the client knows; the only one this stage has.</param>
/// <param name="MedianActive">Half of the judgments took less focused time; null when no time was recorded.</param>
public sealed record PersonProgressView(string Pseudonym, int Judgments, TimeSpan? MedianActive, DateTimeOffset LastAt);

/// <summary>One UTC day.</summary>
public sealed record DayProgressView(DateOnly Day, int Judgments);

/// <summary>The work on a project so far.</summary>
/// <param name="Rounds">Newest first; empty for an annotator, to whom rounds say nothing.</param>
/// <param name="People">Most judgments first for the lead; an annotator sees their own line; nobody else sees any.</param>
/// <param name="Days">Newest first, at most 30; an annotator's own judgments, else everybody's.</param>
/// <param name="Returned">Tasks given back, newest first; empty for everybody but the lead.</param>
public sealed record ProgressView(
    IReadOnlyList<RoundProgressView> Rounds, IReadOnlyList<PersonProgressView> People, IReadOnlyList<DayProgressView> Days, IReadOnlyList<ReturnedView> Returned);

/// <summary>Counts the work on a project: for the lead by person, for the client as a whole, for annotators their own.</summary>
public sealed class ShowProgress(Store store, ContentVault vault, SeeProjects see)
{
    private const int Days = 30;

    public sealed record Request(Guid ProjectId);

    /// <returns>The counts; project-not-found when there is no such project for this actor.</returns>
    public async Task<Result<ProgressView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client | Roles.Annotator) is { } refused)
            return refused;
        if ((await see.One(request.ProjectId, actor, stop)).Problem is { } unknown)
            return unknown;
        var (lead, client) = (actor.Has(Roles.Lead), actor.Has(Roles.Client));
        await using var db = store.Read();
        var seen = db.SubmittedJudgments.Where(j => j.ProjectId == request.ProjectId && (lead || client || j.AnnotatorId == actor.Id));
        return new ProgressView(
            lead || client ? await Rounds(db, request.ProjectId, stop) : [],
            client && !lead ? [] : await People(db, seen, stop),
            await ByDay(seen, stop),
            lead ? await ReturnedTasks.Of(db, vault, request.ProjectId, stop) : []);
    }

    private static async Task<IReadOnlyList<RoundProgressView>> Rounds(ConcaveDb db, Guid project, CancellationToken stop)
    {
        var slots = await (
            from round in db.Rounds
            where round.ProjectId == project
            join slot in db.Slots on round.Id equals slot.RoundId
            group slot by new { round.Id, slot.State } into states
            select new { states.Key.Id, states.Key.State, Count = states.Count() }).ToListAsync(stop);
        var byRound = slots.ToLookup(s => s.Id);
        var rounds = await db.Rounds.Where(r => r.ProjectId == project)
            .Join(db.Batches, r => r.BatchId, b => b.Id, (r, b) => new { r.Id, Batch = b.Number, r.Number, r.OpenedAt })
            .OrderByDescending(r => r.Batch).ThenByDescending(r => r.Number).ToListAsync(stop);
        return rounds.ConvertAll(r => new RoundProgressView(
            r.Batch, r.Number, r.OpenedAt, byRound[r.Id].Sum(s => s.Count),
            byRound[r.Id].Where(s => s.State == SlotState.Done).Sum(s => s.Count),
            byRound[r.Id].Where(s => s.State == SlotState.Leased).Sum(s => s.Count)));
    }

    private static async Task<IReadOnlyList<PersonProgressView>> People(ConcaveDb db, IQueryable<SubmittedJudgment> seen, CancellationToken stop)
    {
        var judged = await seen.Join(db.QualifiedAnnotators, j => j.QualificationId, q => q.Id, (j, q) => new { q.Pseudonym, j.ActiveMs, j.SubmittedAt }).ToListAsync(stop);
        return [.. judged.GroupBy(j => j.Pseudonym, StringComparer.Ordinal)
            .Select(g => new PersonProgressView(g.Key, g.Count(), ProgressRules.Median([.. g.Select(j => j.ActiveMs)]), g.Max(j => j.SubmittedAt)))
            .OrderByDescending(p => p.Judgments).ThenBy(p => p.Pseudonym, StringComparer.Ordinal)];
    }

    // Times are stored as numbers, and a day of one is not something both databases can group by.
    private static async Task<IReadOnlyList<DayProgressView>> ByDay(IQueryable<SubmittedJudgment> seen, CancellationToken stop)
    {
        var times = await seen.Select(j => j.SubmittedAt).ToListAsync(stop);
        return [.. times.GroupBy(t => DateOnly.FromDateTime(t.UtcDateTime)).OrderByDescending(g => g.Key).Take(Days).Select(g => new DayProgressView(g.Key, g.Count()))];
    }
}

/// <summary>Figures of progress.</summary>
internal static class ProgressRules
{
    /// <summary>The median of the recorded times, the lower of the two middle ones; null when none was recorded.</summary>
    internal static TimeSpan? Median(IReadOnlyList<long> milliseconds)
    {
        var recorded = milliseconds.Where(m => m > 0).Order().ToArray();
        return recorded.Length == 0 ? null : TimeSpan.FromMilliseconds(recorded[(recorded.Length - 1) / 2]);
    }
}
