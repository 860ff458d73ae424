using Concave.Annotation.Features;
using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Tests.Features;

public abstract class SubmitTests(TestDatabase database) : AnnotationBench(database)
{
    [Fact]
    public async Task The_stored_record_says_what_was_shown_and_answered_and_the_ledger_has_its_digest()
    {
        var round = await Round(new() { Pairs = 5, Gold = 0 });
        var task = Good(await Claim(round));
        var screen = await Read(round, task.AssignmentId);
        var flag = new SideFlag(PreferredSide.Right, "hallucination", 0, screen.Right.Length);
        var view = Good(await Submit(round, task.AssignmentId, answer: Answers.Of(PreferredSide.Left) with { Flags = [flag] }));

        await using var db = Bench.Store.Read();
        var row = await db.SubmittedJudgments.SingleAsync();
        var record = await Bench.Vault.Open<JudgmentRecord>(round.ProjectId, row.Content, default);
        var pair = round.Pairs.Single(p => p.Pair == row.PairId);
        Assert.Equal(view.JudgmentId, record.Judgment);
        Assert.Equal(screen.Left, record.Choice == Choice.A ? pair.ResponseA : pair.ResponseB);
        Assert.Equal(screen.Left == pair.ResponseA ? Side.ALeft : Side.BLeft, record.Sides);
        Assert.Equal(screen.Left == pair.ResponseA ? (4, 3) : (3, 4), (record.Scores[0].A, record.Scores[0].B));
        Assert.Equal(new SpanFlag(record.Choice == Choice.A ? "b" : "a", "hallucination", 0, screen.Right.Length), Assert.Single(record.Flags));
        Assert.Equal(-1, record.ActiveMs);
        Assert.Equal(Digest.Of(record), (await db.LedgerEntries.SingleAsync(e => e.Kind == LedgerKinds.Judgment)).Digest);
    }

    [Fact]
    public async Task Twenty_retries_at_once_are_one_judgment_and_one_answer()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        var submission = Bench.Clock.NewId();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Submit(round, task.AssignmentId, submission: submission))));

        Assert.Single(answers.Select(Good).Distinct());
        await using var db = Bench.Store.Read();
        Assert.Equal(1, await db.SubmittedJudgments.CountAsync());
        Assert.Equal(1, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.Judgment));
        Assert.Equal(round.TotalSlots - 1, await db.RoundProgress.Select(p => p.OpenSlots).SingleAsync());
        Assert.Equal("already-submitted", (await Submit(round, task.AssignmentId)).Problem!.Code);
        Assert.Equal("submission-used", (await Submit(round, Good(await Claim(round)).AssignmentId, submission: submission)).Problem!.Code);
    }

    [Fact]
    public async Task The_same_submission_id_with_another_answer_is_refused_and_the_first_stands()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        var submission = Bench.Clock.NewId();
        var first = Good(await Submit(round, task.AssignmentId, submission: submission, answer: Answers.Of(PreferredSide.Left)));
        Bench.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(first, Good(await Submit(round, task.AssignmentId, submission: submission, answer: Answers.Of(PreferredSide.Left))));
        foreach (var other in new[]
        {
            Answers.Of(PreferredSide.Right), Answers.Of(PreferredSide.Left, Difficulty.Moderate), Answers.Of(PreferredSide.Left) with { Confidence = 0.7 },
            Answers.Of(PreferredSide.Left) with { Rationale = "Another reason than the first time." },
        })
            Assert.Equal("submission-changed", (await Submit(round, task.AssignmentId, submission: submission, answer: other)).Problem!.Code);
        await using var db = Bench.Store.Read();
        var record = await Bench.Vault.Open<JudgmentRecord>(round.ProjectId, (await db.SubmittedJudgments.SingleAsync()).Content, default);
        Assert.Equal((first.JudgmentId, Difficulty.Easy, 0.8), (record.Judgment, record.Difficulty, record.Confidence));
    }

    [Fact]
    public async Task An_answer_late_by_hours_is_never_judged_over_the_slots()
    {
        var round = await Round(new() { Pairs = 40, Gold = 0, SlotsPerPair = 2, Annotators = 10, Plan = QualityPlan.HouseStandard with { LeaseMinutes = 5 } });
        List<(int Who, Guid Task)> late = [];
        for (var i = 0; i < 10; i++)
            late.Add((i, Good(await Claim(round, i)).AssignmentId));
        Bench.Clock.Advance(TimeSpan.FromMinutes(6));

        await Task.WhenAll(late.Select(l => Task.Run(async () =>
        {
            if ((await Submit(round, l.Task, l.Who)) is { Failed: true } refused)
                Assert.Equal("lease-lost", refused.Problem.Code);
            await WorkOff(round, l.Who);
        })));

        await using var db = Bench.Store.Read();
        Assert.All(await db.SubmittedJudgments.GroupBy(j => j.PairId).Select(g => g.Count()).ToListAsync(), n => Assert.Equal(2, n));
        Assert.Equal(80, await db.SubmittedJudgments.CountAsync());
        Assert.Equal(0, await db.Slots.CountAsync(s => s.State != SlotState.Done));
    }

    [Fact]
    public async Task Nobody_submits_or_reads_the_task_of_somebody_else()
    {
        var round = await Round();
        var task = Good(await Claim(round));

        Assert.Equal("task-unknown", (await Submit(round, task.AssignmentId, annotator: 1)).Problem!.Code);
        Assert.Equal("task-unknown", (await Bench.Get<ReadTask>().Handle(new(task.AssignmentId), round.Annotators[1].Actor, default)).Problem!.Code);
    }

    [Fact]
    public async Task Ambiguous_asks_a_second_person_once()
    {
        var round = await Round(new() { Pairs = 1, Gold = 0, SlotsPerPair = 1 });
        Good(await Submit(round, Good(await Claim(round)).AssignmentId, answer: Answers.Of(PreferredSide.Tie, Difficulty.Ambiguous)));
        Assert.Equal("no-task", (await Claim(round)).Problem!.Code);

        await using var db = Bench.Store.Read();
        Assert.Equal(RouteReason.Ambiguous, (await db.Slots.SingleAsync(s => s.State == SlotState.Open)).Reason);
        Assert.Equal(BatchState.Open, await db.StateOf(round.BatchId, default));
        Good(await Submit(round, Good(await Claim(round, 1)).AssignmentId, 1, answer: Answers.Of(PreferredSide.Tie, Difficulty.Ambiguous)));
        Assert.Equal(2, await db.Slots.CountAsync());
        Assert.Equal(BatchState.Judged, await db.StateOf(round.BatchId, default));
    }

    [Fact]
    public async Task Gold_is_not_told_apart_by_what_the_annotator_receives()
    {
        var round = await Round(new() { Pairs = 40, Gold = 20, SuggestionShown = true, Plan = QualityPlan.HouseStandard with { GoldShare = 0.3 } });
        List<(bool Gold, string Shape)> seen = [];
        for (var i = 0; i < 20; i++)
        {
            var claim = Good(await Claim(round));
            var json = System.Text.Json.JsonSerializer.SerializeToElement(await Read(round, claim.AssignmentId), RecordJson.Options);
            var stored = await Stored(claim.AssignmentId);
            Assert.DoesNotContain(stored.PairId.ToString(), json.GetRawText(), StringComparison.OrdinalIgnoreCase);
            var shape = string.Join(',', json.EnumerateObject().Where(p => p.Name != "suggestion").Select(p => $"{p.Name}:{p.Value.ValueKind}"))
                + claim.AssignmentId.ToString()[14];
            seen.Add((stored.Reason == RouteReason.Gold, shape));
            Good(await Submit(round, claim.AssignmentId));
        }

        Assert.Contains(seen, s => s.Gold);
        Assert.Contains(seen, s => !s.Gold);
        Assert.Single(seen.Select(s => s.Shape).Distinct());
    }

    [Fact]
    public async Task Gold_held_when_the_round_ends_is_refused_and_does_not_block_its_holder()
    {
        var round = await Round(new() { Pairs = 2, Gold = 4, SlotsPerPair = 1, Plan = QualityPlan.HouseStandard with { GoldShare = 0.5 } });
        var gold = Enumerable.Range(0, 3).First(i => round.Draw.IsGoldDue(round.Annotators[i].Pseudonym, 0, 0.5));
        var worker = (gold + 1) % 3;
        var held = Good(await Claim(round, gold));
        await WorkOff(round, worker);
        await WorkOff(round, (gold + 2) % 3);

        Assert.Equal("round-over", (await Submit(round, held.AssignmentId, gold)).Problem!.Code);
        Assert.Equal("no-task", (await Claim(round, gold)).Problem!.Code);
    }
}

public sealed class SubmitOnSqlite() : SubmitTests(TestDatabase.Sqlite);

public sealed class SubmitOnPostgres() : SubmitTests(TestDatabase.Postgres);
