using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Ledger;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Fixtures;

/// <summary>A seeded round that sample annotators judge as the test says, and the people who review it.</summary>
internal sealed class QualityBench : IAsyncDisposable
{
    internal static readonly QualityPlan Plan = QualityPlan.HouseStandard with { CalibrationPairs = 20, PilotPairs = 20 };

    private QualityBench(Bench bench, SeededRound round) => (Bench, Round) = (bench, round);

    internal Bench Bench { get; }
    internal SeededRound Round { get; private set; }
    internal Actor Senior { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"), Roles.Senior);
    internal Actor Engineer { get; } = new(new Guid("00000000-0000-7000-8000-000000000002"), Roles.Engineer);
    internal Actor Lead { get; } = new(new Guid("00000000-0000-7000-8000-000000000003"), Roles.Lead);
    internal IReadOnlyList<Guid> Sample => [.. Round.Routing.Where(r => r.InSample).Select(r => r.Pair)];
    internal IReadOnlyList<Guid> Unsampled => [.. Round.Routing.Where(r => !r.InSample && r.Reason != RouteReason.Gold).Select(r => r.Pair)];

    internal static async Task<QualityBench> Open(TestDatabase database, SeededRoundOptions? options = null)
    {
        var bench = await Bench.Open(database, services => services.AddQuality());
        var round = await SeededRound.Make(bench, options ?? new() { Pairs = 100, Gold = 50, Annotators = 3, Plan = Plan });
        var made = new QualityBench(bench, round);
        if (round.Plan.Recorded is null)
            await made.Write(db => Qualifying.Add(db, round, bench.Clock));
        return made;
    }

    /// <summary>What everybody would say: A and B by turns.</summary>
    internal Choice Usual(Guid pair) => Round.Pairs.Select((p, i) => (p.Pair, i)).Single(p => p.Pair == pair).i % 2 == 0 ? Choice.A : Choice.B;

    /// <summary>Judges every open slot; the last one makes the batch judged, as the annotation stage does.</summary>
    /// <param name="say">From pair and ordinal to what is said; null for the usual.</param>
    /// <param name="by">From ordinal to the annotator's place in the panel; null for the ordinal.</param>
    internal async Task Judge(Func<Guid, int, Said>? say = null, Func<int, int>? by = null)
    {
        await using var read = Bench.Store.Read();
        var slots = await read.Slots.Where(s => s.RoundId == Round.RoundId && s.State == SlotState.Open).OrderBy(s => s.PairId).ThenBy(s => s.Ordinal).ToListAsync();
        List<(JudgmentRecord, SeededAnnotator, byte[])> rows = [];
        foreach (var slot in slots)
        {
            var said = say?.Invoke(slot.PairId, slot.Ordinal) ?? new Said(Usual(slot.PairId));
            rows.Add(await Row(said, slot.PairId, Round.Annotators[by?.Invoke(slot.Ordinal) ?? slot.Ordinal], PairPurpose.Production, slot.Reason));
        }

        await Write(async db =>
        {
            Store(db, rows);
            await db.Slots.Where(s => s.RoundId == Round.RoundId && s.State == SlotState.Open).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SlotState.Done));
            await db.RoundProgress.Where(p => p.RoundId == Round.RoundId).ExecuteUpdateAsync(set => set.SetProperty(p => p.OpenSlots, 0));
            Assert.False((await db.Step(Round.BatchId, BatchState.Judged, "every slot is judged", Guid.Empty, Bench.Clock, default)).Failed);
            db.Enqueue("round-judged", new { RoundId = Round.RoundId, BatchId = Round.BatchId }, Bench.Clock);
        });
    }

    /// <summary>Judges the gold pool by two annotators: this many of the judgments right, the rest wrong, spread over the work so that it is no drift.</summary>
    internal Task JudgeGold(int right)
    {
        var all = 2 * Round.Gold.Count;
        return JudgeGold((annotator, number) => ((2 * number) + annotator) * right % all < right);
    }

    /// <summary>Judges the gold pool by two annotators.</summary>
    /// <param name="isRight">From the annotator's place in the panel and the number of the judgment to whether it is right.</param>
    internal async Task JudgeGold(Func<int, int, bool> isRight)
    {
        List<(JudgmentRecord, SeededAnnotator, byte[])> rows = [];
        foreach (var (number, gold) in Round.Gold.Index())
        {
            foreach (var (place, by) in Round.Annotators.Take(2).Index())
            {
                var truth = Round.TruthOf(gold.Pair);
                var choice = isRight(place, number) ? truth : truth == Choice.A ? Choice.B : Choice.A;
                rows.Add(await Row(new Said(choice), gold.Pair, by, PairPurpose.Gold, RouteReason.Gold));
            }
        }

        await Write(db => Task.FromResult(Store(db, rows)));
    }

    /// <summary>Opens the withheld batch again; from here on everything is about the new round.</summary>
    internal async Task Reopen() => Round = await Round.Again(Bench);

    /// <summary>Runs the jobs that are due; none may fail.</summary>
    internal async Task RunJobs()
    {
        await Bench.Get<WorkJobs>().RunDue(default);
        await using var db = Bench.Store.Read();
        Assert.Empty(await db.Jobs.Where(j => j.LastError != null).Select(j => j.LastError).ToListAsync());
    }

    /// <summary>Settles every disagreement and confirms every spot check.</summary>
    internal async Task Review()
    {
        while (await Bench.Get<ClaimReview>().Handle(new(Round.ProjectId, ReviewKind.Adjudication), Senior, default) is { Failed: false } claimed)
            Assert.Null((await Bench.Get<Adjudicate>().Handle(new(claimed.Value!.ReviewId, Choice.A, "Sample resolution: A answers the question."), Senior, default)).Problem);
        while (await Bench.Get<ClaimReview>().Handle(new(Round.ProjectId, ReviewKind.SpotCheck), Engineer, default) is { Failed: false } claimed)
            Assert.Null((await Bench.Get<SpotCheck>().Handle(new(claimed.Value!.ReviewId, Confirmed: true, Choice: null, ""), Engineer, default)).Problem);
        await RunJobs();
    }

    internal async Task<BatchRow> Row() =>
        Assert.Single((await Bench.Get<BatchBoard>().Handle(new(Round.ProjectId), Lead, default)).Value!);

    internal async Task<BatchState> State() => (await Row()).State;

    /// <summary>One gate as the batch's verdict has it.</summary>
    internal async Task<GateRecord> Gate(string name) => (await Row()).Gates.Single(g => g.Gate == name);

    internal async Task Write(Func<ConcaveDb, Task> work) => Assert.Null((await Bench.Store.Write<Done>(async db =>
    {
        await work(db);
        return default(Done);
    }, default)).Problem);

    internal async Task<List<T>> Entries<T>(QualityEntryKind kind)
    {
        await using var db = Bench.Store.Read();
        List<T> records = [];
        foreach (var entry in await db.QualityEntries.Where(e => e.Kind == kind).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync())
        {
            var record = await Bench.Vault.Open<T>(Round.ProjectId, entry.Content, default);
            var ledger = await db.LedgerEntries.SingleAsync(l => l.SubjectId == entry.Id);
            Assert.Equal(Digest.Of(record), ledger.Digest);
            records.Add(record);
        }

        return records;
    }

    public ValueTask DisposeAsync() => Bench.DisposeAsync();

    private async Task<(JudgmentRecord, SeededAnnotator, byte[])> Row(Said said, Guid pair, SeededAnnotator by, PairPurpose purpose, RouteReason reason)
    {
        var record = said.Record(Round, Bench.Clock.NewId(), pair, by, purpose, reason, RecordJson.Stamp(Bench.Clock.GetUtcNow()));
        return (record, by, await Bench.Vault.Close(Round.ProjectId, record, default));
    }

    private Done Store(ConcaveDb db, IEnumerable<(JudgmentRecord Record, SeededAnnotator By, byte[] Content)> rows)
    {
        foreach (var (record, by, content) in rows)
        {
            db.SubmittedJudgments.Add(new()
            {
                Id = record.Judgment,
                ProjectId = Round.ProjectId,
                BatchId = Round.BatchId,
                RoundId = Round.RoundId,
                PairId = record.Pair,
                AssignmentId = Bench.Clock.NewId(),
                SubmissionId = Bench.Clock.NewId(),
                QualificationId = by.QualificationId,
                AnnotatorId = by.Id,
                Purpose = record.Purpose,
                Reason = record.Reason,
                Choice = record.Choice,
                Difficulty = record.Difficulty,
                ActiveMs = record.ActiveMs,
                SubmittedAt = record.SubmittedAt,
                Content = content,
            });
            db.Enter(Round.ProjectId, Round.BatchId, LedgerKinds.Judgment, record.Judgment, record, Bench.Clock);
        }

        return default;
    }
}
