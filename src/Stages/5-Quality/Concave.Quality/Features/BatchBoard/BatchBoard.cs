using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>One batch on the board.</summary>
/// <param name="Number">1 for the project's first.</param>
/// <param name="Round">Number of the current round; 0 before the first.</param>
/// <param name="Judgments">Production and gold judgments of the round.</param>
/// <param name="OpenSlots">Judgments still wanted.</param>
/// <param name="Flags">Tier 1 flags of the round.</param>
/// <param name="Adjudications">Disagreements that wait.</param>
/// <param name="SpotChecks">Spot checks that wait.</param>
/// <param name="RootCauses">Root causes logged for the round.</param>
/// <param name="Gates">Figure, threshold and interval of every gate, once the round is decided; before, empty or, where asked for, how they stand so far.</param>
/// <param name="Reasons">Why it is withheld; empty otherwise.</param>
/// <param name="Next">Who does what next.</param>
public sealed record BatchRow(
    Guid BatchId, int Number, BatchState State, Guid? RoundId, int Round, int Pairs, int Judgments, int OpenSlots, int Flags,
    int Adjudications, int SpotChecks, int RootCauses, IReadOnlyList<GateRecord> Gates, IReadOnlyList<string> Reasons, NextStep Next)
{
    /// <summary>Part of the project's address under which that is done; null when nobody has to do anything.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Room => QualityStage.RoomOf(this);
}

/// <summary>Every batch of a project: where it stands, how its gates came out, and what comes next.</summary>
public sealed class BatchBoard(Store store, ContentVault vault)
{
    // Opening so many judgments takes a page half a second; a larger round shows its gates when it is decided.
    private const int MostSoFar = 5_000;
    private const Roles House = Roles.Lead | Roles.Senior | Roles.Engineer;

    /// <param name="ProjectId">The project.</param>
    /// <param name="SoFar">True to see how the gates of an undecided round stand; for people of the house only.</param>
    public sealed record Request(Guid ProjectId, bool SoFar = false);

    /// <returns>The batches by number; a client sees own projects only.</returns>
    public async Task<Result<IReadOnlyList<BatchRow>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(House | Roles.Client) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == request.ProjectId, stop);
        if (project is null || (!actor.HasOn(project.Id, House) && project.ClientId != actor.ClientId))
            return Errors.ProjectUnknown;
        List<BatchRow> rows = [];
        foreach (var batch in await db.Batches.Where(b => b.ProjectId == project.Id).OrderBy(b => b.Number).ToListAsync(stop))
            rows.Add(await RowOf(db, batch, request.SoFar && actor.Has(House), stop));
        return rows;
    }

    private async Task<BatchRow> RowOf(ConcaveDb db, Batch batch, bool soFar, CancellationToken stop)
    {
        var state = await db.StateOf(batch.Id, stop);
        var round = await db.Rounds.Where(r => r.BatchId == batch.Id).OrderByDescending(r => r.Number).Select(r => new { r.Id, r.Number }).FirstOrDefaultAsync(stop);
        var id = round?.Id ?? Guid.Empty;
        var open = await db.RoundProgress.Where(p => p.RoundId == id).Select(p => p.OpenSlots).SingleOrDefaultAsync(stop);
        var reviews = await db.ReviewTasks.Where(r => r.RoundId == id && r.State != ReviewState.Done).GroupBy(r => r.Kind)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var entries = await db.QualityEntries.Where(e => e.RoundId == id).GroupBy(e => e.Kind)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var verdict = await db.BatchVerdicts.SingleOrDefaultAsync(v => v.RoundId == id, stop);
        var waiting = new Waiting(
            state, open, reviews.GetValueOrDefault(ReviewKind.Adjudication), reviews.GetValueOrDefault(ReviewKind.SpotCheck),
            entries.GetValueOrDefault(QualityEntryKind.RootCause), batch.Recorded);
        var judgments = await db.SubmittedJudgments.CountAsync(j => j.RoundId == id, stop);
        return new(
            batch.Id, batch.Number, state, round?.Id, round?.Number ?? 0, batch.Pairs,
            judgments, open, entries.GetValueOrDefault(QualityEntryKind.Flag),
            waiting.Adjudications, waiting.SpotChecks, waiting.RootCauses,
            verdict is null && soFar && judgments <= MostSoFar ? await GatesSoFar(db, batch.Id, stop) : Parse<GateRecord>(verdict?.Gates), Parse<string>(verdict?.Reasons), NextStepRules.Of(waiting));
    }

    // Nothing is decided before the round is done, so none of them counts as passed or failed yet.
    private async Task<IReadOnlyList<GateRecord>> GatesSoFar(ConcaveDb db, Guid batchId, CancellationToken stop) =>
        await RoundGround.Of(db, vault, batchId, stop) is { } ground
            ? [.. Gates.Evaluate(await new RoundReading(db, vault, ground, stop).Gates()).Select(g => g with { Outcome = GateOutcome.NotEvaluated })]
            : [];

    private static T[] Parse<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<T[]>(json, RecordJson.Options)!;
}
