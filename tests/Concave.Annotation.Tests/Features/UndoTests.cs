using System.Text.Json;
using Concave.Annotation.Features;
using Concave.Annotation.Working;
using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Tests.Features;

public abstract class UndoTests(TestDatabase database) : AnnotationBench(database)
{
    [Fact]
    public async Task A_judgment_taken_back_and_corrected_leaves_both_in_the_ledger_and_only_the_second_counts()
    {
        var round = await Round(new() { Pairs = 4, Gold = 0, SlotsPerPair = 1 });
        var task = Good(await Claim(round));
        var screen = await Read(round, task.AssignmentId);
        var slip = Answers.Of(PreferredSide.Left) with { Flags = [new(PreferredSide.Right, "safety", 0, screen.Right.Length)] };
        var first = Good(await Submit(round, task.AssignmentId, answer: slip));
        var next = Good(await Claim(round));

        Assert.Equal(task.AssignmentId, Good(await Undo(round, task.AssignmentId)).AssignmentId);
        Assert.Equal(task.AssignmentId, Good(await Undo(round, task.AssignmentId)).AssignmentId);
        var again = await Read(round, task.AssignmentId);
        Assert.Equal((screen.Left, screen.Right), (again.Left, again.Right));
        Assert.Equivalent(slip, JsonSerializer.Deserialize<Answer>(again.Draft!, JsonSerializerOptions.Web));
        Assert.Equal(task.AssignmentId, Good(await Claim(round)).AssignmentId);
        var second = Good(await Submit(round, task.AssignmentId, answer: Answers.Of(PreferredSide.Right)));
        Assert.Equal(next.AssignmentId, Good(await Claim(round)).AssignmentId);
        await WorkOff(round);

        await using var db = Bench.Store.Read();
        Assert.Equal(4, await db.SubmittedJudgments.CountAsync());
        Assert.Equal((0, 4), await Progress());
        Assert.Equal(BatchState.Judged, await db.StateOf(round.BatchId, default));
        var all = await db.SubmittedJudgments.IgnoreQueryFilters().Include(j => j.Withdrawal).Where(j => j.AssignmentId == task.AssignmentId).OrderBy(j => j.Version).ToListAsync();
        Assert.Equal([(first.JudgmentId, 1, null), (second.JudgmentId, 2, first.JudgmentId)], all.Select(j => (j.Id, j.Version, j.Replaces)));
        var entries = await db.LedgerEntries.Where(e => e.SubjectId == first.JudgmentId).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([LedgerKinds.Judgment, LedgerKinds.Withdrawal], entries.Select(e => e.Kind));
        var record = await Bench.Vault.Open<JudgmentRecord>(round.ProjectId, all[0].Content, default);
        Assert.Equal([Digest.Of(record), Digest.Of(new WithdrawnJudgment(record, all[0].Withdrawal!.WithdrawnAt))], entries.Select(e => e.Digest));
    }

    [Fact]
    public async Task After_a_minute_a_judgment_stands()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        Good(await Submit(round, task.AssignmentId));
        Bench.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("undo-late", (await Undo(round, task.AssignmentId)).Problem!.Code);
        Assert.Equal(AssignmentState.Submitted, (await Stored(task.AssignmentId)).State);
    }

    [Fact]
    public async Task Nothing_is_taken_back_that_was_not_submitted_or_is_somebody_elses()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        Assert.Equal("undo-nothing", (await Undo(round, task.AssignmentId)).Problem!.Code);
        Good(await Submit(round, task.AssignmentId));
        Assert.Equal("task-unknown", (await Undo(round, task.AssignmentId, annotator: 1)).Problem!.Code);
    }

    [Fact]
    public async Task The_last_judgment_of_a_round_stands_because_its_batch_moved_on()
    {
        var round = await Round(new() { Pairs = 2, Gold = 0, SlotsPerPair = 1 });
        var first = Good(await Claim(round));
        Good(await Submit(round, first.AssignmentId));
        var last = Good(await Claim(round));
        Good(await Submit(round, last.AssignmentId));

        Assert.Equal("round-over", (await Undo(round, last.AssignmentId)).Problem!.Code);
        Assert.Equal("round-over", (await Undo(round, first.AssignmentId)).Problem!.Code);
        await using var db = Bench.Store.Read();
        Assert.Equal(0, await db.JudgmentWithdrawals.CountAsync());
        Assert.Equal(2, await db.Slots.CountAsync(s => s.State == SlotState.Done));
    }

    [Fact]
    public async Task What_quality_assurance_has_looked_at_stands_even_when_the_batch_is_open_again()
    {
        var round = await Round(new() { Pairs = 1, Gold = 0, SlotsPerPair = 1 });
        var task = Good(await Claim(round));
        Good(await Submit(round, task.AssignmentId));
        await OpenAgain(round);

        Assert.Equal("round-over", (await Undo(round, task.AssignmentId)).Problem!.Code);
    }

    [Fact]
    public async Task A_submission_id_that_was_taken_back_is_not_taken_again()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        var submission = Bench.Clock.NewId();
        Good(await Submit(round, task.AssignmentId, submission: submission));
        Good(await Undo(round, task.AssignmentId));

        Assert.Equal("submission-withdrawn", (await Submit(round, task.AssignmentId, submission: submission)).Problem!.Code);
        Good(await Submit(round, task.AssignmentId));
    }

    [Fact]
    public async Task The_second_person_asked_for_by_a_slip_stays_and_no_third_is_asked()
    {
        var round = await Round(new() { Pairs = 2, Gold = 0, SlotsPerPair = 1 });
        var task = Good(await Claim(round));
        Good(await Submit(round, task.AssignmentId, answer: Answers.Of(PreferredSide.Tie, Difficulty.Ambiguous)));
        Good(await Undo(round, task.AssignmentId));
        Good(await Submit(round, task.AssignmentId, answer: Answers.Of(PreferredSide.Tie, Difficulty.Ambiguous)));

        var pair = (await Stored(task.AssignmentId)).PairId;
        await using var db = Bench.Store.Read();
        Assert.Equal([(0, SlotState.Done), (1, SlotState.Open)], (await db.Slots.Where(s => s.PairId == pair).OrderBy(s => s.Ordinal).ToListAsync()).Select(s => (s.Ordinal, s.State)));
        Assert.Equal(2, (await db.RoundProgress.SingleAsync()).OpenSlots);
    }

    [Fact]
    public async Task Gold_is_taken_back_like_any_other()
    {
        var round = await Round(new() { Pairs = 10, Gold = 10, Plan = QualityPlan.HouseStandard with { GoldShare = 0.5 } });
        TaskClaimView task;
        while ((await Stored((task = Good(await Claim(round))).AssignmentId)).Reason != RouteReason.Gold)
            Good(await Submit(round, task.AssignmentId));
        var progress = await Progress();
        Good(await Submit(round, task.AssignmentId));
        Good(await Undo(round, task.AssignmentId));
        Assert.Equal(progress, await Progress());
        Good(await Submit(round, task.AssignmentId, answer: Answers.Of(PreferredSide.Right)));
        Assert.Equal(progress, await Progress());
    }

    [Fact]
    public async Task Undo_and_retries_at_once_end_in_one_judgment_that_stands_or_none()
    {
        var round = await Round(new() { Pairs = 30, Gold = 0, Annotators = 8 });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            for (var n = 0; n < 3; n++)
            {
                var task = Good(await Claim(round, i));
                Good(await Submit(round, task.AssignmentId, i));
                await Task.WhenAll(Enumerable.Range(0, 4).Select(k => k % 2 == 0
                    ? Task.Run(async () => (await Undo(round, task.AssignmentId, i)).Failed)
                    : Task.Run(async () => (await Submit(round, task.AssignmentId, i)).Failed)));
            }
        })));

        await using var db = Bench.Store.Read();
        var done = await db.Slots.CountAsync(s => s.State == SlotState.Done);
        var standing = await db.SubmittedJudgments.ToListAsync();
        Assert.Equal(done, standing.Count);
        Assert.Equal(standing.Count, standing.DistinctBy(j => j.AssignmentId).Count());
        Assert.Equal((round.TotalSlots - done, done), await Progress());
        var all = await db.SubmittedJudgments.IgnoreQueryFilters().CountAsync();
        Assert.Equal(all, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.Judgment));
        Assert.Equal(all - standing.Count, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.Withdrawal));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_judgment_in_place_of_one_that_stands()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        Good(await Submit(round, task.AssignmentId));
        await using var read = Bench.Store.Read();
        var first = await read.SubmittedJudgments.SingleAsync();

        foreach (var second in new[] { first with { Version = 2 }, first with { Version = 2, Replaces = first.Id }, first with { Replaces = null } })
        {
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => Bench.Store.Write<Done>(db =>
            {
                db.Add(second with { Id = Bench.Clock.NewId(), SubmissionId = Bench.Clock.NewId() });
                return Task.FromResult<Result<Done>>(default(Done));
            }, default));
        }
    }

    private Task<Result<TaskClaimView>> Undo(SeededRound round, Guid assignment, int annotator = 0) =>
        Bench.Get<UndoSubmit>().Handle(new(assignment), round.Annotators[annotator].Actor, default);

    private async Task<(int, int)> Progress()
    {
        await using var db = Bench.Store.Read();
        var progress = await db.RoundProgress.SingleAsync();
        return (progress.OpenSlots, progress.Judgments);
    }

    /// <summary>What tier 1 does with a flagged pair: a second slot, and the batch open again.</summary>
    private async Task OpenAgain(SeededRound round) => Good(await Bench.Store.Write<Done>(async db =>
    {
        var slot = await db.Slots.AsNoTracking().SingleAsync();
        db.Slots.Add(new()
        {
            Id = Bench.Clock.NewId(),
            RoundId = slot.RoundId,
            PairId = slot.PairId,
            Ordinal = 1,
            Reason = RouteReason.Flagged,
            Domain = slot.Domain,
            Language = slot.Language,
            OrderKey = slot.OrderKey,
        });
        await db.RoundProgress.ExecuteUpdateAsync(p => p.SetProperty(x => x.OpenSlots, 1));
        return await db.Step(round.BatchId, BatchState.Open, "flagged", Guid.Empty, Bench.Clock, default);
    }, default));
}

public sealed class UndoOnSqlite() : UndoTests(TestDatabase.Sqlite);

public sealed class UndoOnPostgres() : UndoTests(TestDatabase.Postgres);
