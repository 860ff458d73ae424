using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Collecting;

/// <summary>Opens the records of all rounds of a batch, one row at a time.</summary>
internal sealed class DeliveryReading(ConcaveDb db, ContentVault vault, DeliveryGround ground, CancellationToken stop)
{
    private readonly Guid[] rounds = [.. ground.Rounds.Select(r => r.Id)];

    private DateTimeOffset Decided => ground.Verdict.DecidedAt;

    /// <summary>The batch's production pairs and the gold pools of its rounds: both are routed.</summary>
    internal Task<List<PairRecord>> Pairs() =>
        OpenAll<PairRecord>(db.Pairs.Where(p => db.RoutedPairs.Any(r => r.PairId == p.Id && rounds.Contains(r.RoundId))).Select(p => p.Content));

    /// <summary>The verified answers of the gold pools.</summary>
    internal async Task<List<TruthRecord>> Truths()
    {
        List<TruthRecord> truths = [];
        var gold = db.RoutedPairs.Where(r => r.Reason == RouteReason.Gold && rounds.Contains(r.RoundId));
        foreach (var answer in await db.VerifiedAnswers.AsNoTracking().Where(v => gold.Any(r => r.PairId == v.PairId)).ToListAsync(stop))
            truths.Add(new(answer.PairId, answer.Truth, Encoding.UTF8.GetString(await vault.OpenBytes(ground.ProjectId, answer.Why, stop))));
        return truths;
    }

    internal RoundRecord[] Rounds() => [.. ground.Rounds.Select(r => Parse<RoundRecord>(r.Record))];

    internal async Task<List<SeedRecord>> Seeds()
    {
        List<SeedRecord> seeds = [];
        foreach (var round in ground.Rounds)
            seeds.Add(new(round.Id, Convert.ToHexStringLower(await vault.OpenBytes(ground.ProjectId, round.Seed, stop))));
        return seeds;
    }

    internal async Task<List<RoundRouting>> Routings()
    {
        List<RoundRouting> routings = [];
        await foreach (var routed in db.RoutedPairs.Where(r => rounds.Contains(r.RoundId)).Select(r => new { r.RoundId, r.Record }).AsAsyncEnumerable().WithCancellation(stop))
            routings.Add(new(routed.RoundId, Parse<RoutingRecord>(routed.Record)));
        return routings;
    }

    /// <summary>
    /// Every judgment of every round, in the order they were submitted. One that came after the verdict had no part in
    /// it; it is carried only when the ledger that travels along speaks of it.
    /// </summary>
    internal async Task<List<JudgmentRecord>> Judgments(LedgerPart ledger)
    {
        var judgments = await OpenAll<JudgmentRecord>(
            db.SubmittedJudgments.Where(j => j.BatchId == ground.Batch.Id).OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id).Select(j => j.Content));
        if (judgments.Exists(j => j.SubmittedAt > Decided))
        {
            var recorded = ledger.Entries.Where(e => e.Kind == LedgerKinds.Judgment).Select(e => e.Subject).ToHashSet();
            judgments.RemoveAll(j => j.SubmittedAt > Decided && !recorded.Contains(j.Judgment));
        }

        return judgments;
    }

    /// <summary>Every judgment that was taken back, with the judgment as it was.</summary>
    internal async Task<List<WithdrawnJudgment>> Withdrawn()
    {
        List<WithdrawnJudgment> withdrawn = [];
        var rows = db.SubmittedJudgments.IgnoreQueryFilters().Where(j => j.BatchId == ground.Batch.Id && j.Withdrawal != null)
            .Select(j => new { j.Content, j.Withdrawal!.WithdrawnAt });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
            withdrawn.Add(new(await vault.Open<JudgmentRecord>(ground.ProjectId, row.Content, stop), RecordJson.Stamp(row.WithdrawnAt)));
        return withdrawn;
    }

    /// <summary>The acts of quality assurance of one kind up to the verdict, in the order they were made. What came later, such as why the release is corrected, belongs to the next one.</summary>
    internal Task<List<T>> Entries<T>(QualityEntryKind kind) =>
        OpenAll<T>(db.QualityEntries.Where(e => rounds.Contains(e.RoundId) && e.Kind == kind && e.At <= Decided).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Content));

    /// <summary>Gold of these rounds that was retired: all of it before its round was decided.</summary>
    internal Task<List<RetiredGoldRecord>> RetiredGold() =>
        OpenAll<RetiredGoldRecord>(db.GoldRetirements.Where(r => r.RoundId != null && rounds.Contains(r.RoundId.Value)).OrderBy(r => r.Id).Select(r => r.Content));

    /// <summary>Of the last round.</summary>
    internal async Task<List<VerdictRecord>> Verdicts() =>
        (await db.Verdicts.Where(v => v.RoundId == ground.RoundId).Select(v => v.Record).ToListAsync(stop)).ConvertAll(Parse<VerdictRecord>);

    /// <summary>Everybody who judged, whatever became of it, as the client knows them; of somebody who qualified twice the later profile.</summary>
    internal async Task<List<AnnotatorRecord>> Annotators()
    {
        var judged = db.SubmittedJudgments.Where(j => j.BatchId == ground.Batch.Id).Select(j => j.QualificationId);
        var profiles = await db.QualifiedAnnotators.IgnoreQueryFilters().Where(q => judged.Contains(q.Id)).OrderByDescending(q => q.QualifiedAt).ThenByDescending(q => q.Id)
            .Select(q => q.Profile).ToListAsync(stop);
        return [.. profiles.Select(Parse<AnnotatorRecord>).DistinctBy(a => a.Annotator, StringComparer.Ordinal)];
    }

    /// <summary>All attempts that had ended when the round was decided; later ones are another batch's concern.</summary>
    internal async Task<CalibrationAnswerRecord[]> Calibration() =>
    [
        .. (await db.CalibrationOf(ground.Batch, stop)).GroupBy(a => (a.Annotator, a.Attempt))
            .Where(attempt => attempt.Max(a => a.AnsweredAt) <= Decided).SelectMany(attempt => attempt),
    ];

    internal Task<IReadOnlyList<PilotAnswerRecord>> Pilot() => db.PilotOf(ground.Batch, stop);

    internal ImportSummary Import() => Parse<ImportSummary>(ground.Batch.Import);

    private async Task<List<T>> OpenAll<T>(IQueryable<byte[]> contents)
    {
        List<T> records = [];
        await foreach (var content in contents.AsAsyncEnumerable().WithCancellation(stop))
            records.Add(await vault.Open<T>(ground.ProjectId, content, stop));
        return records;
    }

    private static T Parse<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, RecordJson.Options) ?? throw new InvalidDataException("A stored record holds null.");
}
