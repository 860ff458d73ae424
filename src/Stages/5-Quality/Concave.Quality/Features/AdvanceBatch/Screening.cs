using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tier1;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>
/// Tier 1 over every judgment it has not seen [Q1]. Flagged pairs with one judgment get a second, blind one [Q2], and
/// the batch opens again for it. Recorded work cannot be judged again: there a flag stands, and the gate says so.
/// </summary>
internal sealed class Screening(Store store, ContentVault vault, TimeProvider clock)
{
    private sealed record Raised(FlagRecord Flag, JudgmentRecord About, byte[] Content);

    private sealed record Findings(IReadOnlyList<Guid> Seen, IReadOnlyList<Raised> Flags);

    internal async Task<Result<Done>> Handle(ConcaveDb read, RoundGround ground, CancellationToken stop)
    {
        var findings = await Look(read, ground, stop);
        if (findings.Seen.Count == 0)
            return default(Done); // somebody else was quicker
        var draw = new KeyedDraw(await vault.OpenBytes(ground.ProjectId, ground.Round.Seed, stop));
        return await store.Write(db => Record(db, ground, findings, draw, stop), stop);
    }

    private async Task<Findings> Look(ConcaveDb db, RoundGround ground, CancellationToken stop)
    {
        var reading = new RoundReading(db, vault, ground, stop);
        var seen = (await db.ScreenedJudgments.Where(s => s.RoundId == ground.Round.Id).Select(s => s.JudgmentId).ToListAsync(stop)).ToHashSet();
        var judgments = await reading.Judgments();
        var words = await db.RoutedPairs.Where(r => r.RoundId == ground.Round.Id)
            .Join(db.Pairs, r => r.PairId, p => p.Id, (_, p) => new { p.Id, p.Words }).ToDictionaryAsync(p => p.Id, p => p.Words, stop);
        var pool = new Pool(judgments, words, ground.Guidelines.Rubric);
        var fresh = judgments.Where(j => !seen.Contains(j.Judgment)).ToLookup(j => j.Pair);
        List<Raised> raised = [];
        await foreach (var (pair, count) in reading.Pairs(fresh.Select(g => g.Key)))
        {
            foreach (var judgment in fresh[pair.Pair])
                await Raise(raised, new(judgment, pair, count), pool, ground, stop);
        }

        return new([.. fresh.SelectMany(g => g).Select(j => j.Judgment)], raised);
    }

    private async Task Raise(List<Raised> raised, Screened screened, Pool pool, RoundGround ground, CancellationToken stop)
    {
        foreach (var detector in Detectors.Under(ground.Plan))
        {
            if (detector.Look(screened, pool) is not { } evidence)
                continue;
            var flag = new FlagRecord(clock.NewId(), screened.Judgment.Judgment, detector.Name, evidence, RecordJson.Stamp(clock.GetUtcNow()));
            raised.Add(new(flag, screened.Judgment, await vault.Close(ground.ProjectId, flag, stop)));
        }
    }

    private async Task<Result<Done>> Record(ConcaveDb db, RoundGround ground, Findings findings, KeyedDraw draw, CancellationToken stop)
    {
        var roundId = ground.Round.Id;
        var state = await db.StateOf(ground.Batch.Id, stop);
        if (state is not (BatchState.Judged or BatchState.UnderReview) || await IsSeen(db, findings, stop))
            return default(Done); // somebody else was quicker
        var now = clock.GetUtcNow();
        await db.InsertAll(findings.Seen.Select(id => new ScreenedJudgment { JudgmentId = id, RoundId = roundId, ScreenedAt = now }), stop);
        await db.InsertAll(findings.Flags.Select(f => EntryOf(f, ground)), stop);
        foreach (var raised in findings.Flags)
            db.Enter(ground.ProjectId, ground.Batch.Id, LedgerKinds.Flag, raised.Flag.Flag, raised.Flag, clock);
        if (state != BatchState.Judged || ground.Plan.Recorded is not null)
            return default(Done);
        var added = await SecondSlots.Add(db, ground.Round.Id, [.. Flagged(findings)], draw, clock, stop);
        return added == 0
            ? default(Done)
            : await db.Step(ground.Batch.Id, BatchState.Open, $"Tier 1 flagged {added} pairs that had one judgment.", Guid.Empty, clock, stop);
    }

    private static IEnumerable<Guid> Flagged(Findings findings) =>
        findings.Flags.Where(f => f.About.Purpose == PairPurpose.Production).Select(f => f.About.Pair).Distinct();

    // Judgments are screened together, so one stands for all of those that were unseen when the look began.
    private static async Task<bool> IsSeen(ConcaveDb db, Findings findings, CancellationToken stop)
    {
        var first = findings.Seen[0];
        return await db.ScreenedJudgments.AnyAsync(s => s.JudgmentId == first, stop);
    }

    private static QualityEntry EntryOf(Raised raised, RoundGround ground) => new()
    {
        Id = raised.Flag.Flag,
        ProjectId = ground.ProjectId,
        RoundId = ground.Round.Id,
        Kind = QualityEntryKind.Flag,
        PairId = raised.About.Pair,
        JudgmentId = raised.About.Judgment,
        By = Guid.Empty,
        At = raised.Flag.RaisedAt,
        Content = raised.Content,
    };
}
