using Concave.Data.HandOffs;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>Who is judged twice, what counts as agreement, and what becomes of ties. One subclass a database.</summary>
public abstract class PeerReviewTests(TestDatabase database)
{
    private const string Reason = "Both answers are equally careful.";

    [Fact]
    public async Task Agreement_is_the_samples_alone_however_much_flagged_pairs_disagree()
    {
        await using var bench = await QualityBench.Open(database);
        var hasty = bench.Unsampled.Take(30).ToHashSet();
        await bench.JudgeGold(100);
        await bench.Judge((pair, _) => new(bench.Usual(pair)) { ActiveMs = hasty.Contains(pair) ? 1 : 30_000 });
        await bench.RunJobs();
        await bench.Judge((pair, _) => new(GateTests.Other(bench.Usual(pair))));
        await bench.RunJobs();
        await bench.Review();

        var agreement = await bench.Gate(GateNames.Agreement);
        Assert.Equal((GateOutcome.Passed, 15), (agreement.Outcome, agreement.N));
        Assert.Equal(1.0, agreement.Value!.Value, 12);
        Assert.Equal(45, (int)Math.Round((await bench.Gate(GateNames.PeerReview)).Value!.Value * 100));
    }

    [Fact]
    public async Task Every_flagged_pair_is_judged_again_before_anything_is_reviewed()
    {
        await using var bench = await QualityBench.Open(database);
        var flagged = bench.Unsampled.Take(12).ToList();
        await bench.JudgeGold(100);
        await bench.Judge((pair, _) => flagged.IndexOf(pair) switch
        {
            < 0 => new(bench.Usual(pair)),
            < 4 => new(bench.Usual(pair)) { ActiveMs = 1 },
            < 8 => new(bench.Usual(pair)) { Rationale = "ok" },
            _ => new(bench.Usual(pair)) { Scores = _ => Said.InLine(GateTests.Other(bench.Usual(pair))) },
        });
        await bench.RunJobs();

        Assert.Equal(BatchState.Open, await bench.State());
        await using (var db = bench.Bench.Store.Read())
        {
            var slots = await db.Slots.Where(s => s.State == SlotState.Open).ToListAsync();
            Assert.Equal(flagged.Order(), slots.Select(s => s.PairId).Order());
            Assert.All(slots, s => Assert.Equal((1, RouteReason.Flagged), (s.Ordinal, s.Reason)));
            Assert.Equal(12, (await db.RoundProgress.SingleAsync()).OpenSlots);
            Assert.Empty(await db.ReviewTasks.ToListAsync());
        }

        Assert.Equal(["copied_rationale", "empty_rationale", "scores_contradict_choice", "too_fast"], (await bench.Entries<FlagRecord>(QualityEntryKind.Flag)).Select(f => f.Detector).Distinct().Order(StringComparer.Ordinal));
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();
        Assert.Equal(BatchState.Passed, await bench.State());
    }

    [Fact]
    public async Task Nobody_gives_the_second_opinion_on_their_own_judgment()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(100);
        await bench.Judge((pair, _) => new(bench.Usual(pair)) { ActiveMs = pair == bench.Unsampled[0] ? 1 : 30_000 });
        await bench.RunJobs();

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => bench.Judge(by: _ => 0));
        await bench.RunJobs();
        Assert.Equal(BatchState.Open, await bench.State());
        await bench.Judge(by: _ => 2);
        await bench.RunJobs();
        Assert.Equal(BatchState.UnderReview, await bench.State());
    }

    [Theory]
    [InlineData(Choice.Tie, Choice.Tie, false)]
    [InlineData(Choice.CannotJudge, Choice.CannotJudge, false)]
    [InlineData(Choice.A, Choice.Tie, true)]
    [InlineData(Choice.Tie, Choice.CannotJudge, true)]
    public async Task A_tie_is_an_answer_that_agrees_or_disputes_and_releases_nothing(Choice first, Choice second, bool disputed)
    {
        await using var bench = await QualityBench.Open(database);
        var pair = bench.Sample[0];
        await bench.JudgeGold(100);
        await bench.Judge((p, ordinal) => new(p == pair ? ordinal == 0 ? first : second : bench.Usual(p)));
        await bench.RunJobs();

        var claimed = await bench.Bench.Get<ClaimReview>().Handle(new(bench.Round.ProjectId, ReviewKind.Adjudication), bench.Senior, default);
        Assert.Equal(disputed, !claimed.Failed);
        if (disputed)
            Assert.Null((await bench.Bench.Get<Adjudicate>().Handle(new(claimed.Value!.ReviewId, Choice.Tie, Reason), bench.Senior, default)).Problem);
        await bench.Review();

        await using var db = bench.Bench.Store.Read();
        var verdict = await db.Verdicts.SingleAsync(v => v.PairId == pair);
        Assert.Equal((false, disputed ? Choice.Tie : first), (verdict.Released, verdict.Choice));
        Assert.Equal(bench.Round.Pairs.Count - 1, await db.Verdicts.CountAsync(v => v.Released));
    }

    [Fact]
    public async Task Where_the_plan_knows_no_ties_nobody_settles_for_one()
    {
        await using var bench = await QualityBench.Open(database, new()
        {
            Pairs = 100,
            Gold = 50,
            Annotators = 3,
            Plan = QualityBench.Plan with { TiesAllowed = false, CannotJudgeAllowed = false },
        });
        await bench.JudgeGold(100);
        await bench.Judge((pair, ordinal) => new(pair == bench.Sample[0] && ordinal == 1 ? GateTests.Other(bench.Usual(pair)) : bench.Usual(pair)));
        await bench.RunJobs();
        var view = (await bench.Bench.Get<ClaimReview>().Handle(new(bench.Round.ProjectId, ReviewKind.Adjudication), bench.Senior, default)).Value!;
        var check = (await bench.Bench.Get<ClaimReview>().Handle(new(bench.Round.ProjectId, ReviewKind.SpotCheck), bench.Engineer, default)).Value!;

        foreach (var choice in (Choice[])[Choice.Tie, Choice.CannotJudge, (Choice)9])
        {
            Assert.Equal("Choice", (await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, choice, Reason), bench.Senior, default)).Problem?.Where);
            Assert.Equal("Choice", (await bench.Bench.Get<SpotCheck>().Handle(new(check.ReviewId, Confirmed: false, choice, Reason), bench.Engineer, default)).Problem?.Where);
        }

        Assert.Null((await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.B, Reason), bench.Senior, default)).Problem);
    }
}

public sealed class PeerReviewsOnSqlite() : PeerReviewTests(TestDatabase.Sqlite);

public sealed class PeerReviewsOnPostgres() : PeerReviewTests(TestDatabase.Postgres);
