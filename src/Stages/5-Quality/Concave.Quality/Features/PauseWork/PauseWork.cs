using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tier1.Habits;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>
/// Looks at the open round of a batch and stops what should not go on: a person whose errors drift beyond the hard limit or
/// whose pass of the calibration the verified pairs refute, or everybody when the round's κ falls too low [A6]. What was
/// judged stays; when the round is judged, tier 1 sends the work since the drift began to second people. A lead lifts a
/// pause with a reason.
/// </summary>
public sealed class PauseWork(Store store, ContentVault vault, TimeProvider clock)
{
    public sealed record Request(Guid BatchId);

    /// <returns>How many pauses this look added; batch-unknown.</returns>
    public async Task<Result<PausesAdded>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (await RoundGround.Of(db, vault, request.BatchId, stop) is not { } ground)
            return Errors.BatchUnknown;
        if (ground.Plan.Recorded is not null || await db.StateOf(ground.Batch.Id, stop) != BatchState.Open)
            return new PausesAdded(0);
        var wanted = await Wanted(db, ground, stop);
        var added = 0;
        foreach (var one in wanted)
        {
            var paused = await Pause(db, ground, one, stop);
            if (paused.Failed)
                return paused.Problem;
            added += paused.Value ? 1 : 0;
        }

        return new PausesAdded(added);
    }

    private async Task<List<PauseWanted>> Wanted(ConcaveDb db, RoundGround ground, CancellationToken stop)
    {
        var reading = new RoundReading(db, vault, ground, stop);
        var input = await reading.Gates();
        var lifted = await db.Lifted(ground, stop);
        var panel = await RoundPanel.Of(reading, input.Judgments, new Dictionary<Guid, PairSize>());
        List<PauseWanted> wanted = [.. PauseRules.OfPeople(panel, lifted), .. await Refuted(db, ground, panel, stop)];
        if (PauseRules.OfRound(input, lifted.GetValueOrDefault("")) is { } round)
            wanted.Add(round);
        return wanted;
    }

    private static async Task<IEnumerable<PauseWanted>> Refuted(ConcaveDb db, RoundGround ground, Panel panel, CancellationToken stop)
    {
        var (names, live) = (await db.Names(ground.ProjectId, stop), await db.LiveGold(ground.ProjectId, stop));
        var here = panel.People.Select(p => p.Annotator).ToHashSet(StringComparer.Ordinal);
        return names.Where(n => here.Contains(n.Value)).Select(n => PauseRules.OfPass(n.Value, ground.Plan, live[n.Key])).OfType<PauseWanted>();
    }

    private async Task<Result<bool>> Pause(ConcaveDb read, RoundGround ground, PauseWanted wanted, CancellationToken stop)
    {
        Guid? who = wanted.Annotator.Length == 0 ? null : (await read.Names(ground.ProjectId, stop)).Single(n => n.Value == wanted.Annotator).Key;
        PauseRecord record = new(clock.NewId(), ground.Batch.Id, ground.Round.Number, wanted.Annotator, wanted.Why, RecordJson.Stamp(clock.GetUtcNow()));
        var content = await vault.Close(ground.ProjectId, record, stop);
        return await store.Write<bool>(async db =>
        {
            await Exclusive.Lock(db, "pause", ground.ProjectId, stop);
            if (await db.InForce(ground).AnyAsync(p => p.AnnotatorId == who, stop))
                return false;
            db.WorkPauses.Add(new()
            {
                Id = record.Pause,
                ProjectId = ground.ProjectId,
                BatchId = ground.Batch.Id,
                RoundId = ground.Round.Id,
                AnnotatorId = who,
                At = record.At,
                Content = content,
            });
            db.Enter(ground.ProjectId, ground.Batch.Id, PauseKinds.Pause, record.Pause, record, clock);
            return true;
        }, stop);
    }
}

/// <summary>What a look stopped.</summary>
public sealed record PausesAdded(int Added);
