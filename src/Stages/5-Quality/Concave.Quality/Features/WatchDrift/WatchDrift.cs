using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Quality.Tier1.Habits;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>Something about an open round that a lead looks at before it is spoilt [A6].</summary>
/// <param name="Batch">Its number.</param>
/// <param name="Round">Its number.</param>
/// <param name="Pseudonym">Whose work; null when it is the round's, for everybody.</param>
/// <param name="Paused">True when the work is stopped until a lead lets it go on; false while it only drifts.</param>
/// <param name="Why">The figures, and since when.</param>
public sealed record DriftAlert(Guid BatchId, int Batch, int Round, string? Pseudonym, bool Paused, string Why);

/// <summary>
/// What a lead has to know of the open rounds of a project: who is paused, and whose errors become more frequent. It
/// reads who chose what and when; no text is opened.
/// </summary>
public sealed class WatchDrift(Store store, ContentVault vault)
{
    // A larger round is looked at once an hour, and shows here once somebody is paused.
    private const int Most = 50_000;

    public sealed record Request(Guid ProjectId);

    /// <returns>Alerts of open rounds, the paused first; empty when nothing asks for a lead.</returns>
    public async Task<Result<IReadOnlyList<DriftAlert>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        List<DriftAlert> alerts = [];
        foreach (var batch in await db.Batches.Where(b => b.ProjectId == request.ProjectId && !b.Recorded).OrderBy(b => b.Number).Select(b => b.Id).ToListAsync(stop))
        {
            if (await db.StateOf(batch, stop) == BatchState.Open && await RoundGround.Of(db, vault, batch, stop) is { } ground)
                alerts.AddRange(await Of(db, ground, stop));
        }

        return alerts.OrderByDescending(a => a.Paused).ToArray();
    }

    private async Task<IEnumerable<DriftAlert>> Of(ConcaveDb db, RoundGround ground, CancellationToken stop)
    {
        List<DriftAlert> alerts = [];
        foreach (var content in await db.InForce(ground).OrderBy(p => p.At).Select(p => p.Content).ToListAsync(stop))
        {
            var pause = await vault.Open<PauseRecord>(ground.ProjectId, content, stop);
            alerts.Add(Alert(ground, new(pause.Annotator, pause.Why), paused: true));
        }

        if (await db.SubmittedJudgments.CountAsync(j => j.RoundId == ground.Round.Id, stop) > Most)
            return alerts;
        var reading = new RoundReading(db, vault, ground, stop);
        var panel = PanelOf.Of(await reading.Outlines(), new Dictionary<Guid, PairSize>(), new Dictionary<Guid, Choice>(), (await reading.Truths()).ToDictionary(t => t.Pair, t => t.Truth));
        var paused = alerts.Select(a => a.Pseudonym).ToHashSet(StringComparer.Ordinal);
        return [.. alerts, .. PauseRules.Warnings(panel, await db.Lifted(ground, stop)).Where(w => !paused.Contains(w.Annotator)).Select(w => Alert(ground, w, paused: false))];
    }

    private static DriftAlert Alert(RoundGround ground, PauseWanted seen, bool paused) =>
        new(ground.Batch.Id, ground.Batch.Number, ground.Round.Number, seen.Annotator.Length == 0 ? null : seen.Annotator, paused, seen.Why);
}
