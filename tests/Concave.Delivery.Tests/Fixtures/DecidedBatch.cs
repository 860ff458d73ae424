using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>Judges and decides a seeded round: writes what stages 2, 4 and 5 hand over.</summary>
internal sealed class DecidedBatch(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="seeded">An open round.</param>
    /// <param name="wrongGold">Verified pairs answered wrong; many withhold the batch.</param>
    /// <param name="words">What else people wrote than the sample's.</param>
    internal async Task<WorkedRound> Make(SeededRound seeded, int wrongGold = 0, Func<WorkedRound, WorkedRound>? words = null)
    {
        var answers = await Qualify(seeded);
        await using var db = store.Read();
        var round = JsonSerializer.Deserialize<RoundRecord>(await db.Rounds.Where(r => r.Id == seeded.RoundId).Select(r => r.Record).SingleAsync(), RecordJson.Options)!;
        var worked = WorkedRound.Of(seeded, round, seeded.Seed, seeded.Routing, wrongGold, new HashSet<Guid>(), answers, clock);
        worked = words?.Invoke(worked) ?? worked;
        await Keep(seeded, worked);
        return worked;
    }

    /// <summary>Writes what a round came to.</summary>
    internal async Task Keep(SeededRound seeded, WorkedRound worked)
    {
        var rows = new WorkedRows(vault, clock, seeded, worked);
        var (judgments, entries) = (await rows.Judgments(), await rows.Entries());
        await Write(async db =>
        {
            await db.InsertAll(judgments, default);
            await db.InsertAll(entries, default);
            await db.InsertAll(rows.Ledger(), default);
            db.BatchVerdicts.Add(rows.BatchVerdict());
            await db.InsertAll(rows.Verdicts(), default);
            db.EnterDigest(seeded.ProjectId, seeded.BatchId, LedgerKinds.Verdict, worked.Round.Round, RecordDigests.Verdicts(worked.Verdicts), clock);
            foreach (var to in (BatchState[])[BatchState.Judged, BatchState.UnderReview, worked.Decision.Release ? BatchState.Passed : BatchState.Withheld])
                Expect((await db.Step(seeded.BatchId, to, "sample", Guid.Empty, clock, default)).Problem);
        });
    }

    private async Task<Answers> Qualify(SeededRound seeded)
    {
        await using var read = store.Read();
        var answers = Answers.Of(seeded, RecordJson.Stamp((await read.ProvenAgreements.SingleAsync(p => p.ProjectId == seeded.ProjectId)).ProvenAt.AddHours(-1)));
        var people = seeded.Annotators.ToDictionary(a => a.Pseudonym, a => a.Id);
        await Write(async db =>
        {
            await db.InsertAll(answers.Calibration.Select(a => Answer(seeded, people[a.Annotator], a.Annotator, PairPurpose.Calibration, a.Pair, a.Truth, a.Choice, a.AnsweredAt)), default);
            await db.InsertAll(answers.Pilot.Select(a => Answer(seeded, people[a.Annotator], a.Annotator, PairPurpose.Pilot, a.Pair, Choice.CannotJudge, a.Choice, a.AnsweredAt)), default);
            foreach (var attempt in answers.Calibration.GroupBy(a => a.Annotator))
                db.EnterDigest(seeded.ProjectId, Guid.Empty, LedgerKinds.Qualification, clock.NewId(), RecordDigests.Calibration(attempt), clock);
            db.EnterDigest(seeded.ProjectId, Guid.Empty, LedgerKinds.Pilot, clock.NewId(), RecordDigests.Pilot(answers.Pilot), clock);
        });
        return answers;
    }

    private QualificationAnswer Answer(SeededRound seeded, Guid by, string name, PairPurpose purpose, Guid pair, Choice truth, Choice choice, DateTimeOffset at) => new()
    {
        Id = clock.NewId(),
        ProjectId = seeded.ProjectId,
        AnnotatorId = by,
        Pseudonym = name,
        Purpose = purpose,
        Attempt = 1,
        PairId = pair,
        Truth = truth,
        Choice = choice,
        AnsweredAt = at,
    };

    private async Task Write(Func<ConcaveDb, Task> work) => Expect((await store.Write<Done>(async db =>
    {
        await work(db);
        return default(Done);
    }, default)).Problem);

    private static void Expect(Problem? problem)
    {
        if (problem is not null)
            throw new InvalidOperationException(problem.ToString());
    }
}
