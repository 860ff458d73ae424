using System.Text;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Suspicion;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Opinions;

/// <summary>
/// Asks a pre-scorer about a project's pairs and keeps what it says, a portion a transaction. Cut off, it leaves whole
/// portions; run again, it adds what is missing.
/// </summary>
internal sealed class KeepOpinions(Store store, ContentVault vault, TimeProvider clock)
{
    private const int Portion = 1000;

    /// <summary>Gold pairs are asked about too: they must look like any other.</summary>
    internal async Task<Result<OpinionReport>> Handle(Guid project, IPreScorer scorer, CancellationToken stop)
    {
        var tally = new OpinionTally(scorer.Name);
        await foreach (var portion in scorer.Score(await Asked(project, stop), stop).Chunk(Portion).WithCancellation(stop))
        {
            var answered = tally.Count(portion);
            var rows = await Seal(project, scorer.Name, answered, stop);
            var kept = await store.Write<int>(async db => await KeepNew(db, scorer.Name, rows, stop), stop);
            if (kept.Failed)
                return kept.Problem;
            tally.CountKept(answered.Count, kept.Value);
        }

        return tally.Report();
    }

    private static async Task<int> KeepNew(ConcaveDb db, string provider, List<Opinion> rows, CancellationToken stop)
    {
        var pairs = rows.ConvertAll(o => o.PairId);
        var known = await db.Opinions.Where(o => o.Provider == provider && pairs.Contains(o.PairId)).Select(o => o.PairId).ToHashSetAsync(stop);
        var fresh = rows.Where(o => !known.Contains(o.PairId)).DistinctBy(o => o.PairId).ToList();
        await db.InsertAll(fresh, stop);
        return fresh.Count;
    }

    // Production first: where a gold pair has the same external id, the opinion is the production pair's.
    private async Task<List<AskedPair>> Asked(Guid project, CancellationToken stop)
    {
        await using var db = store.Read();
        var pairs = await db.Pairs.Where(p => p.ProjectId == project && (p.Purpose == PairPurpose.Production || p.Purpose == PairPurpose.Gold))
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.ExternalId, p.Purpose }).ToListAsync(stop);
        return [.. pairs.OrderBy(p => p.Purpose).Select(p => new AskedPair(p.Id, p.ExternalId))];
    }

    private async Task<List<Opinion>> Seal(Guid project, string provider, List<Answered> answered, CancellationToken stop)
    {
        List<Opinion> rows = new(answered.Count);
        var texts = await Texts(project, answered, stop);
        foreach (var (pair, opinion) in answered)
        {
            var signs = SignsOf(texts[pair], opinion.Reason);
            rows.Add(new Opinion
            {
                Id = clock.NewId(),
                ProjectId = project,
                PairId = pair,
                Provider = provider,
                Choice = opinion.Choice,
                ChoiceSwapped = opinion.ChoiceSwapped,
                Confidence = opinion.Confidence,
                State = signs.Length > 0 ? OpinionState.Suspicious : OpinionState.Sound,
                Signs = signs,
                Reason = await vault.CloseBytes(project, Encoding.UTF8.GetBytes(opinion.Reason), stop),
                RecordedAt = clock.GetUtcNow(),
            });
        }

        return rows;
    }

    // Whoever was asked elsewhere read the same texts, and nobody here knows what was done against them.
    private static string SignsOf(PairRecord pair, string reason)
    {
        var signs = string.Join(' ', [.. Scan.Of(pair).Select(s => s.ToString()), .. Scan.Disguises(reason).Select(code => $"reason:{code}")]);
        return signs.Length > KeepAnswers.LongestSigns ? signs[..KeepAnswers.LongestSigns] : signs;
    }

    private async Task<Dictionary<Guid, PairRecord>> Texts(Guid project, List<Answered> answered, CancellationToken stop)
    {
        var ids = answered.ConvertAll(a => a.PairId);
        await using var db = store.Read();
        Dictionary<Guid, PairRecord> texts = [];
        foreach (var pair in await db.Pairs.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Content }).ToListAsync(stop))
            texts[pair.Id] = await vault.Open<PairRecord>(project, pair.Content, stop);
        return texts;
    }
}
