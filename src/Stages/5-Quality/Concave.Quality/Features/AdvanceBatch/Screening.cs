using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
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
        var sightings = await new Looking(db, ground, new(db, vault, ground, stop), stop).Look();
        List<Raised> raised = [];
        foreach (var (judgment, detector, evidence) in sightings.Found)
        {
            var flag = new FlagRecord(clock.NewId(), judgment.Judgment, detector, evidence, RecordJson.Stamp(clock.GetUtcNow()));
            raised.Add(new(flag, judgment, await vault.Close(ground.ProjectId, flag, stop)));
        }

        return new(sightings.Seen, raised);
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
