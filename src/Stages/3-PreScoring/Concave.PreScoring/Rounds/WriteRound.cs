using System.Text;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Calibrating;
using Concave.PreScoring.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Rounds;

/// <summary>Writes a prepared round inside the caller's transaction, after the row of its batch.</summary>
internal static class WriteRound
{
    /// <summary>
    /// Takes the project's turn, and the problem when another round of it began since the material was read: that round
    /// may hold the same pairs or the same gold.
    /// </summary>
    internal static async Task<Problem?> RefuseMoved(ConcaveDb db, RoundMaterial material, CancellationToken stop)
    {
        await Exclusive.Lock(db, "round", material.ProjectId, stop);
        var rounds = await db.Rounds.CountAsync(r => r.ProjectId == material.ProjectId, stop);
        return rounds == material.RoundsBefore ? null : RoundErrors.Moved;
    }

    /// <summary>Inserts the round, its routings, its order book and its ledger entries, and opens the batch.</summary>
    internal static async Task<Result<Done>> Insert(ConcaveDb db, PreparedRound prepared, string why, Guid by, TimeProvider clock, CancellationToken stop)
    {
        var draft = prepared.Draft;
        var project = draft.Material.ProjectId;
        var opened = await db.Step(prepared.BatchId, BatchState.Open, why, by, clock, stop);
        if (opened.Failed)
            return opened.Problem;
        db.Rounds.Add(Row(prepared, project));
        db.RoundProgress.Add(new RoundProgress { RoundId = prepared.Id, OpenSlots = draft.SlotCount, Judgments = 0 });
        db.EnterDigest(project, prepared.BatchId, LedgerKinds.Round, prepared.Id, Digest.Of(prepared.Record), clock);
        if (prepared.GoldDigest is { } gold)
            db.EnterDigest(project, prepared.BatchId, LedgerKinds.Gold, prepared.Id, gold, clock);
        await KeepCalibrations(db, draft.Material, clock, stop);
        await db.SaveChangesAsync(stop);
        var reasons = await Reasons(db, project, [.. draft.Production.Concat(draft.Gold).Where(r => r.SuggestionShown).Select(r => r.Provider).Distinct()], stop);
        await db.InsertAll(draft.Production.Concat(draft.Gold).Select(r => Row(prepared.Id, r, r.SuggestionShown ? prepared.Turned.GetValueOrDefault(r.Pair) ?? reasons.GetValueOrDefault((r.Pair, r.Provider)) : null)), stop);
        await db.InsertAll(draft.Slots(prepared.Id, clock), stop);
        return default(Done);
    }

    // Two rounds between which no verdict came are routed by the same one.
    private static async Task KeepCalibrations(ConcaveDb db, RoundMaterial material, TimeProvider clock, CancellationToken stop)
    {
        string[] digests = [.. material.Calibrations.Select(c => c.Digest)];
        var kept = await db.Calibrations.Where(c => c.ProjectId == material.ProjectId && digests.Contains(c.Digest)).Select(c => c.Digest).ToListAsync(stop);
        db.Calibrations.AddRange(material.Calibrations.Where(c => !kept.Contains(c.Digest)).Select(c => c.Row(clock)));
    }

    // Sealed with the project's key already: they travel as they are.
    private static async Task<Dictionary<(Guid, string), byte[]>> Reasons(ConcaveDb db, Guid project, string[] providers, CancellationToken stop) =>
        await db.Opinions.Where(o => o.ProjectId == project && providers.Contains(o.Provider))
            .Select(o => new { o.PairId, o.Provider, o.Reason }).ToDictionaryAsync(o => (o.PairId, o.Provider), o => o.Reason, stop);

    private static Round Row(PreparedRound prepared, Guid project) => new()
    {
        Id = prepared.Id,
        BatchId = prepared.BatchId,
        ProjectId = project,
        Number = prepared.Number,
        Seed = prepared.SealedSeed,
        Record = Encoding.UTF8.GetString(CanonicalJson.Of(prepared.Record)),
        OpenedAt = prepared.Record.OpenedAt,
    };

    private static RoutedPair Row(Guid round, RoutingRecord routing, byte[]? explanation) => new()
    {
        RoundId = round,
        PairId = routing.Pair,
        Slots = routing.Slots,
        Reason = routing.Reason,
        InSample = routing.InSample,
        SuggestionShown = routing.SuggestionShown,
        Record = Encoding.UTF8.GetString(CanonicalJson.Of(routing)),
        Explanation = explanation,
    };
}
