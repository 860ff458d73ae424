using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.ShowRounds;

/// <summary>The rounds of a project: how each was routed and how much of it is done. No text, no seed, no gold pair.</summary>
public sealed class ShowRounds(Store store)
{
    public sealed record Request(Guid ProjectId);

    /// <summary>Every round, newest first. Leads see any project, a client's people their own.</summary>
    public async Task<Result<IReadOnlyList<RoundView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var client = await db.Projects.Where(p => p.Id == request.ProjectId).Select(p => (Guid?)p.ClientId).SingleOrDefaultAsync(stop);
        if (client is null || !(actor.HasOn(request.ProjectId, Roles.Lead) || actor.ClientId == client))
            return ProjectUnknown;
        var rounds = await Rounds(db, request.ProjectId).ToListAsync(stop);
        List<RoundView> views = new(rounds.Count);
        foreach (var round in rounds)
            views.Add(await View(db, round, stop));
        return views.ToArray();
    }

    private static readonly Problem ProjectUnknown =
        new("project-unknown", ProblemKind.NotFound, "There is no such project.", "Check the id.");

    private sealed record Row(Guid BatchId, int BatchNumber, Guid RoundId, int Number, DateTimeOffset OpenedAt, int OpenSlots, int Judgments);

    private static IQueryable<Row> Rounds(ConcaveDb db, Guid project) =>
        from round in db.Rounds
        where round.ProjectId == project
        join batch in db.Batches on round.BatchId equals batch.Id
        join progress in db.RoundProgress on round.Id equals progress.RoundId
        orderby batch.Number descending, round.Number descending
        select new Row(batch.Id, batch.Number, round.Id, round.Number, round.OpenedAt, progress.OpenSlots, progress.Judgments);

    private static async Task<RoundView> View(ConcaveDb db, Row row, CancellationToken stop)
    {
        var groups = await db.RoutedPairs.Where(r => r.RoundId == row.RoundId)
            .GroupBy(r => new { r.Reason, r.SuggestionShown })
            .Select(g => new RoutedGroup(g.Key.Reason, g.Key.SuggestionShown, g.Count(), g.Sum(r => r.Slots))).ToListAsync(stop);
        var one = await db.RoutedPairs.Where(r => r.RoundId == row.RoundId).Select(r => r.Record).FirstAsync(stop);
        var provider = JsonSerializer.Deserialize<RoutingRecord>(one, RecordJson.Options)!.Provider;
        var state = await db.StateOf(row.BatchId, stop);
        return new(row.BatchId, row.BatchNumber, row.RoundId, row.Number, row.OpenedAt, state, row.OpenSlots, row.Judgments, RoutingSummary.Of(provider, groups));
    }
}

/// <summary>One round of a batch.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="BatchNumber">1 for the project's first batch.</param>
/// <param name="RoundId">The round.</param>
/// <param name="Round">1 for the batch's first round.</param>
/// <param name="OpenedAt">When work began.</param>
/// <param name="BatchState">Where the batch stands now; of an earlier round it says nothing.</param>
/// <param name="OpenSlots">Judgments that still wait.</param>
/// <param name="Judgments">Judgments that are in.</param>
/// <param name="Routing">How its pairs were routed.</param>
public sealed record RoundView(
    Guid BatchId, int BatchNumber, Guid RoundId, int Round, DateTimeOffset OpenedAt, BatchState BatchState, int OpenSlots, int Judgments, RoutingSummary Routing);
