using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>Opens the records of one round.</summary>
internal sealed class RoundReading(ConcaveDb db, ContentVault vault, RoundGround ground, CancellationToken stop)
{
    private const int Portion = 500;

    private Guid RoundId => ground.Round.Id;

    /// <summary>Every judgment of the round, gold included.</summary>
    internal async Task<List<JudgmentRecord>> Judgments()
    {
        List<JudgmentRecord> judgments = [];
        await foreach (var content in db.SubmittedJudgments.Where(j => j.RoundId == RoundId).Select(j => j.Content).AsAsyncEnumerable().WithCancellation(stop))
            judgments.Add(await vault.Open<JudgmentRecord>(ground.ProjectId, content, stop));
        return judgments;
    }

    /// <summary>
    /// Every judgment of the round by what stands in the clear: who chose what. Enough for agreement on choices and for
    /// gold, and no content is opened for it.
    /// </summary>
    internal Task<List<JudgmentRecord>> Outlines() =>
        db.SubmittedJudgments.Where(j => j.RoundId == RoundId)
            .Join(db.QualifiedAnnotators, j => j.QualificationId, q => q.Id, (j, q) => new JudgmentRecord
            {
                Judgment = j.Id,
                Batch = j.BatchId,
                Round = ground.Round.Number,
                Pair = j.PairId,
                Annotator = q.Pseudonym,
                Purpose = j.Purpose,
                Reason = j.Reason,
                StreamPosition = 0,
                Sides = Side.Unknown,
                SuggestionShown = false,
                FirstChoice = FirstAnswer.None,
                FirstStrength = 0,
                Guidelines = "",
                Choice = j.Choice,
                Strength = 0,
                Scores = Array.Empty<CriterionScore>(),
                Rationale = "",
                Difficulty = j.Difficulty,
                Confidence = -1,
                Flags = Array.Empty<SpanFlag>(),
                ClaimedAt = j.SubmittedAt,
                SubmittedAt = j.SubmittedAt,
                ActiveMs = j.ActiveMs,
            }).ToListAsync(stop);

    /// <summary>The round's own pairs; the gold pool is left out.</summary>
    internal Task<List<RoutingRecord>> Routings() => RoutingsOf(gold: false);

    /// <summary>The gold pool: which of its pairs show a suggestion, and which.</summary>
    internal Task<List<RoutingRecord>> GoldRoutings() => RoutingsOf(gold: true);

    /// <summary>What the AI said for its suggestion, by pair, where annotators could see it.</summary>
    internal async Task<Dictionary<Guid, string>> Explanations()
    {
        Dictionary<Guid, string> explanations = [];
        foreach (var routed in await db.RoutedPairs.Where(r => r.RoundId == RoundId && r.Explanation != null).Select(r => new { r.PairId, r.Explanation }).ToListAsync(stop))
            explanations[routed.PairId] = Encoding.UTF8.GetString(await vault.OpenBytes(ground.ProjectId, routed.Explanation!, stop));
        return explanations;
    }

    /// <summary>Flags, resolutions or spot checks of the round, in the order they were made.</summary>
    internal async Task<List<T>> Entries<T>(QualityEntryKind kind)
    {
        List<T> records = [];
        foreach (var content in await db.QualityEntries.Where(e => e.RoundId == RoundId && e.Kind == kind).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Content).ToListAsync(stop))
            records.Add(await vault.Open<T>(ground.ProjectId, content, stop));
        return records;
    }

    /// <summary>The verified answers of the gold pool. Gates need no reason, so it stays sealed.</summary>
    internal async Task<List<TruthRecord>> Truths()
    {
        List<TruthRecord> truths = [];
        foreach (var portion in ground.Record.GoldPool.Chunk(Portion))
        {
            var known = await db.VerifiedAnswers.Where(v => portion.Contains(v.PairId)).Select(v => new { v.PairId, v.Truth }).ToListAsync(stop);
            truths.AddRange(known.Select(v => new TruthRecord(v.PairId, v.Truth, "")));
        }

        return truths;
    }

    /// <summary>Gold of the round that no longer counts.</summary>
    internal async Task<List<RetiredGoldRecord>> RetiredGold()
    {
        List<RetiredGoldRecord> retired = [];
        foreach (var content in await db.GoldRetirements.Where(r => r.RoundId == RoundId).OrderBy(r => r.Id).Select(r => r.Content).ToListAsync(stop))
            retired.Add(await vault.Open<RetiredGoldRecord>(ground.ProjectId, content, stop));
        return retired;
    }

    /// <summary>Everything the gates look at.</summary>
    internal async Task<GateInput> Gates() => new()
    {
        Plan = ground.Plan,
        Round = ground.Round.Number,
        Routings = await Routings(),
        Judgments = await Judgments(),
        Truths = await Truths(),
        RetiredGold = await RetiredGold(),
        Flags = await Entries<FlagRecord>(QualityEntryKind.Flag),
        Resolutions = await Entries<ResolutionRecord>(QualityEntryKind.Resolution),
        SpotChecks = await Entries<SpotCheckRecord>(QualityEntryKind.SpotCheck),
        CalibrationAnswers = await db.CalibrationOf(ground.Batch, stop),
        PilotAnswers = await db.PilotOf(ground.Batch, stop),
    };

    /// <summary>Every pair of the round, gold included, without its texts.</summary>
    internal Task<List<PairRecord>> Headings() =>
        db.Pairs.Where(p => db.RoutedPairs.Any(r => r.RoundId == RoundId && r.PairId == p.Id))
            .Select(p => new PairRecord
            {
                Pair = p.Id,
                ExternalId = p.ExternalId,
                Purpose = p.Purpose,
                Domain = p.Domain,
                Language = p.Language,
                TaskType = p.TaskType,
                Prompt = Array.Empty<MessageRecord>(),
                ResponseA = "",
                ResponseB = "",
            }).ToListAsync(stop);

    /// <summary>The texts of some pairs and how many words each has, a portion at a time so that a batch of any size fits into memory.</summary>
    internal async IAsyncEnumerable<(PairRecord Pair, int Words)> Pairs(IEnumerable<Guid> ids)
    {
        foreach (var portion in ids.Chunk(Portion))
        {
            foreach (var pair in await db.Pairs.Where(p => portion.Contains(p.Id)).Select(p => new { p.Content, p.Words }).ToListAsync(stop))
                yield return (await vault.Open<PairRecord>(ground.ProjectId, pair.Content, stop), pair.Words);
        }
    }

    private async Task<List<RoutingRecord>> RoutingsOf(bool gold) =>
        (await db.RoutedPairs.Where(r => r.RoundId == RoundId && (r.Reason == RouteReason.Gold) == gold).Select(r => r.Record).ToListAsync(stop))
        .ConvertAll(record => JsonSerializer.Deserialize<RoutingRecord>(record, RecordJson.Options)!);
}
