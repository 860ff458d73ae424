using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>Own work, what is said of it, and objections. One subclass a database.</summary>
public abstract class DisputeTests(TestDatabase database)
{
    private const string Why = "The resolution overlooks the second sentence of the answer.";

    [Fact]
    public async Task Nothing_is_told_and_nothing_can_be_disputed_before_the_batch_is_decided()
    {
        await using var bench = await Disputed(reviewed: false);
        var (annotator, judgment) = await Overruled(bench);

        Assert.All(await Own(bench, annotator), j => Assert.Equal(OwnStanding.Stands, j.Standing));
        Assert.Null((await Read(bench, annotator, judgment)).Value!.SettledAs);
        Assert.Equal("nothing-to-dispute", (await Dispute(bench, annotator, judgment)).Problem?.Code);
    }

    [Fact]
    public async Task An_overruled_annotator_disputes_once_and_a_senior_without_a_part_in_it_answers()
    {
        await using var bench = await Disputed(reviewed: true);
        var (annotator, judgment) = await Overruled(bench);

        Assert.Equal(OwnStanding.Overruled, (await Own(bench, annotator)).Single(j => j.JudgmentId == judgment).Standing);
        Assert.Equal("Sample resolution: A answers the question.", (await Read(bench, annotator, judgment)).Value!.Resolution);
        Assert.Equal("Text", (await bench.Bench.Get<OpenDispute>().Handle(new(bench.Round.ProjectId, judgment, "no"), annotator, default)).Problem?.Where);
        Assert.Null((await Dispute(bench, annotator, judgment)).Problem);
        Assert.Equal("already-disputed", (await Dispute(bench, annotator, judgment)).Problem?.Code);

        var other = bench.Senior with { Id = bench.Bench.Clock.NewId() };
        var dispute = Assert.Single((await bench.Bench.Get<ListDisputes>().Handle(new(bench.Round.ProjectId), other, default)).Value!);
        Assert.Equal((Why, Choice.A), (dispute.Text, dispute.Settled));
        Assert.DoesNotContain(bench.Round.Annotators.Select(a => a.Pseudonym), name => System.Text.Json.JsonSerializer.Serialize(dispute).Contains(name, StringComparison.Ordinal));
        var answer = bench.Bench.Get<AnswerDispute>();
        Assert.Equal("own-decision", (await answer.Handle(new(bench.Round.ProjectId, dispute.DisputeId, true, Why), bench.Senior, default)).Problem?.Code);
        Assert.Null((await answer.Handle(new(bench.Round.ProjectId, dispute.DisputeId, true, "You are right: it does."), other, default)).Problem);
        Assert.Equal("dispute-answered", (await answer.Handle(new(bench.Round.ProjectId, dispute.DisputeId, false, Why), other, default)).Problem?.Code);

        var view = (await Read(bench, annotator, judgment)).Value!;
        Assert.Equal(("You are right: it does.", true, false), (view.Answer, view.Upheld, view.Disputable));
        Assert.Equal(OwnStanding.Answered, (await Own(bench, annotator)).Single(j => j.JudgmentId == judgment).Standing);
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(1, await db.LedgerEntries.CountAsync(e => e.Kind == "dispute"));
        Assert.Equal(1, await db.LedgerEntries.CountAsync(e => e.Kind == "dispute_answer"));
    }

    [Fact]
    public async Task Nobody_reads_or_disputes_what_another_judged()
    {
        await using var bench = await Disputed(reviewed: true);
        var (annotator, judgment) = await Overruled(bench);
        var other = bench.Round.Annotators.First(a => a.Id != annotator.Id).Actor;

        Assert.Equal("judgment-unknown", (await Read(bench, other, judgment)).Problem?.Code);
        Assert.Equal("judgment-unknown", (await Dispute(bench, other, judgment)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Bench.Get<ListOwnWork>().Handle(new(bench.Round.ProjectId), bench.Lead, default)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Bench.Get<ListDisputes>().Handle(new(bench.Round.ProjectId), annotator, default)).Problem?.Code);
    }

    [Fact]
    public async Task Own_figures_are_the_reports_and_appear_with_the_verdict()
    {
        await using var open = await Disputed(reviewed: false);
        Assert.Empty((await View(open, open.Round.Annotators[0].Actor)).Figures);

        await using var bench = await Disputed(reviewed: true);
        var own = Assert.Single((await View(bench, bench.Round.Annotators[0].Actor)).Figures);
        var now = (await bench.Bench.Get<WatchAgreement>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!;
        var (name, gold) = (bench.Round.Annotators[0].Pseudonym, now.GoldNow.ByAnnotator.Single(g => g.Annotator == bench.Round.Annotators[0].Pseudonym));
        Assert.Equal(now.Now.ByAnnotator.Single(r => r.Key == name).Figure.Kappa, own.Agreement!.Kappa);
        Assert.Equal((gold.Accuracy.Hits, gold.Accuracy.N), (own.Gold.Hits, own.Gold.N));
    }

    [Fact]
    public async Task Agreement_over_time_ends_at_the_gates_own_figure()
    {
        await using var bench = await Disputed(reviewed: true);
        var view = (await bench.Bench.Get<WatchAgreement>().Handle(new(bench.Round.BatchId), bench.Engineer, default)).Value!;
        var gate = await bench.Gate("agreement");

        Assert.Equal((gate.Value, gate.Low, gate.High), (view.Days[^1].SoFar.Pooled.Kappa, view.Days[^1].SoFar.Pooled.Low95, view.Days[^1].SoFar.Pooled.High95));
        Assert.Equal((await bench.Gate("gold_accuracy")).N, view.Gold.Sum(d => d.Accuracy.N));
        Assert.NotEmpty(view.Now.ByCriterion);
        Assert.Equal("role-missing", (await bench.Bench.Get<WatchAgreement>().Handle(new(bench.Round.BatchId), bench.Round.Annotators[0].Actor, default)).Problem?.Code);
    }

    [Fact]
    public async Task Pages_of_own_work_join_without_a_gap()
    {
        await using var bench = await Disputed(reviewed: false);
        List<Guid> seen = [];
        Guid? before = null;
        do
        {
            var page = (await bench.Bench.Get<ListOwnWork>().Handle(new(bench.Round.ProjectId, before), bench.Round.Annotators[0].Actor, default)).Value!;
            seen.AddRange(page.Judgments.Select(j => j.JudgmentId));
            before = page.Next;
        }
        while (before is not null);

        await using var db = bench.Bench.Store.Read();
        var id = bench.Round.Annotators[0].Id;
        Assert.Equal(await db.SubmittedJudgments.Where(j => j.AnnotatorId == id).OrderByDescending(j => j.Id).Select(j => j.Id).ToListAsync(), seen);
        Assert.True(seen.Count > ListOwnWork.PageSize);
    }

    /// <summary>A round in which the second person differs on one pair of the sample, judged, and reviewed when asked for: the senior settles it as A.</summary>
    private async Task<QualityBench> Disputed(bool reviewed)
    {
        var bench = await QualityBench.Open(database);
        var disputed = bench.Sample[0];
        await bench.JudgeGold(100);
        await bench.Judge((pair, ordinal) => new(pair == disputed && ordinal == 1 ? GateTests.Other(bench.Usual(pair)) : bench.Usual(pair)));
        await bench.RunJobs();
        if (reviewed)
        {
            await bench.Review();
            Assert.Equal(BatchState.Passed, await bench.State());
        }

        return bench;
    }

    private static async Task<(Actor, Guid)> Overruled(QualityBench bench)
    {
        await using var db = bench.Bench.Store.Read();
        var disputed = bench.Sample[0];
        var judgment = await db.SubmittedJudgments.SingleAsync(j => j.PairId == disputed && j.Choice == Choice.B);
        return (bench.Round.Annotators.Single(a => a.Id == judgment.AnnotatorId).Actor, judgment.Id);
    }

    private static async Task<OwnWorkView> View(QualityBench bench, Actor annotator) =>
        (await bench.Bench.Get<ListOwnWork>().Handle(new(bench.Round.ProjectId), annotator, default)).Value!;

    private static async Task<IReadOnlyList<OwnJudgment>> Own(QualityBench bench, Actor annotator)
    {
        List<OwnJudgment> all = [];
        for (Guid? before = null; ;)
        {
            var page = (await bench.Bench.Get<ListOwnWork>().Handle(new(bench.Round.ProjectId, before), annotator, default)).Value!;
            all.AddRange(page.Judgments);
            if ((before = page.Next) is null)
                return all;
        }
    }

    private static Task<Result<OwnJudgmentView>> Read(QualityBench bench, Actor annotator, Guid judgment) =>
        bench.Bench.Get<ReadOwnJudgment>().Handle(new(bench.Round.ProjectId, judgment), annotator, default);

    private static Task<Result<Guid>> Dispute(QualityBench bench, Actor annotator, Guid judgment) =>
        bench.Bench.Get<OpenDispute>().Handle(new(bench.Round.ProjectId, judgment, Why), annotator, default);
}

public sealed class DisputesOnSqlite() : DisputeTests(TestDatabase.Sqlite);

public sealed class DisputesOnPostgres() : DisputeTests(TestDatabase.Postgres);
