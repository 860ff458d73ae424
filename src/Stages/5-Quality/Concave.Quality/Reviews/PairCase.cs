using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>Everything on record about one pair of a round.</summary>
internal sealed record PairCase(
    RoundGround Ground, PairRecord Pair, IReadOnlyList<JudgmentRecord> Judgments, IReadOnlyList<FlagRecord> Flags,
    IReadOnlyList<ResolutionRecord> Resolutions, IReadOnlyList<SpotCheckRecord> SpotChecks)
{
    /// <summary>The label as it stands.</summary>
    internal VerdictRecord Label => VerdictRules.Decide(new()
    {
        Batch = Ground.Batch.Id,
        Round = Ground.Round.Number,
        Pair = Pair.Pair,
        Judgments = Judgments,
        Resolutions = Resolutions,
        SpotChecks = SpotChecks,
        Plan = Ground.Plan,
    });

    internal static async Task<PairCase> Of(ConcaveDb db, ContentVault vault, ReviewTask review, CancellationToken stop)
    {
        var ground = (await RoundGround.Of(db, vault, review.BatchId, stop))!;
        async Task<List<T>> Open<T>(IQueryable<byte[]> contents)
        {
            List<T> opened = [];
            foreach (var content in await contents.ToListAsync(stop))
                opened.Add(await vault.Open<T>(review.ProjectId, content, stop));
            return opened;
        }

        IQueryable<byte[]> Entries(QualityEntryKind kind) => db.QualityEntries
            .Where(e => e.RoundId == review.RoundId && e.PairId == review.PairId && e.Kind == kind).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Content);

        var judgments = db.SubmittedJudgments.Where(j => j.RoundId == review.RoundId && j.PairId == review.PairId && j.Purpose == PairPurpose.Production)
            .OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id).Select(j => j.Content);
        return new(
            ground,
            (await Open<PairRecord>(db.Pairs.Where(p => p.Id == review.PairId).Select(p => p.Content)))[0],
            await Open<JudgmentRecord>(judgments),
            await Open<FlagRecord>(Entries(QualityEntryKind.Flag)),
            await Open<ResolutionRecord>(Entries(QualityEntryKind.Resolution)),
            await Open<SpotCheckRecord>(Entries(QualityEntryKind.SpotCheck)));
    }
}
