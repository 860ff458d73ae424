using System.Text.Json;
using Concave.Data.HandOffs;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>Adjudication and the spot check. One subclass a database.</summary>
public abstract class ReviewTests(TestDatabase database)
{
    private const string Reason = "The first answer names the source.";

    [Fact]
    public async Task The_spot_check_draws_five_percent_as_the_seed_says()
    {
        await using var bench = await Reviewing();

        await using var db = bench.Bench.Store.Read();
        var drawn = await db.ReviewTasks.Where(r => r.Kind == ReviewKind.SpotCheck).Select(r => r.PairId).ToListAsync();
        Assert.Equal(5, drawn.Count);
        Assert.Equal(bench.Round.Draw.SpotChecks([.. bench.Round.Pairs.Select(p => p.Pair)], 0.05).Order(), drawn.Order());
        await bench.Review();
        Assert.Equal(GateOutcome.Passed, (await bench.Gate(GateNames.SpotCheck)).Outcome);
    }

    [Fact]
    public async Task A_senior_sees_the_dispute_but_not_who_is_in_it()
    {
        await using var bench = await Reviewing();
        var view = (await Claim(bench, ReviewKind.Adjudication, bench.Senior)).Value!;

        var pair = bench.Round.Pairs.Single(p => p.Pair == bench.Sample[0]);
        Assert.Equal((pair.ResponseA, pair.ResponseB, "disagreement", 2, "unresolved"), (view.ResponseA, view.ResponseB, view.Reason, view.Judgments.Count, view.Label.Basis));
        var shown = System.Text.Json.JsonSerializer.Serialize(view);
        Assert.All(bench.Round.Annotators, a => Assert.DoesNotContain(a.Pseudonym, shown, StringComparison.Ordinal));
        Assert.All(bench.Round.Annotators, a => Assert.DoesNotContain(a.Id.ToString(), shown, StringComparison.Ordinal));
        Assert.Equal(view.ReviewId, (await Claim(bench, ReviewKind.Adjudication, bench.Senior)).Value!.ReviewId);
    }

    [Fact]
    public async Task Nobody_adjudicates_what_they_judged()
    {
        await using var bench = await Reviewing();
        var party = bench.Round.Annotators[0].Actor with { Roles = Roles.Senior | Roles.Annotator };
        var outsider = bench.Round.Annotators[2].Actor with { Roles = Roles.Senior | Roles.Annotator };

        Assert.Equal("no-review", (await Claim(bench, ReviewKind.Adjudication, party)).Problem?.Code);
        var view = (await Claim(bench, ReviewKind.Adjudication, outsider)).Value!;
        Assert.Equal("own-work", (await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, Reason), party, default)).Problem?.Code);
        Assert.Null((await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, Reason), outsider, default)).Problem);
    }

    [Fact]
    public async Task Whoever_settled_a_pair_does_not_check_it()
    {
        await using var bench = await Reviewing();
        var both = bench.Senior with { Roles = Roles.Senior | Roles.Engineer };
        var view = (await Claim(bench, ReviewKind.Adjudication, both)).Value!;
        await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, Reason, Escalate: true), both, default);

        await using var db = bench.Bench.Store.Read();
        var checks = await db.ReviewTasks.CountAsync(r => r.Kind == ReviewKind.SpotCheck);
        var offered = 0;
        for (; await Claim(bench, ReviewKind.SpotCheck, both) is { Failed: false } check; offered++)
            Assert.Null((await bench.Bench.Get<SpotCheck>().Handle(new(check.Value!.ReviewId, Confirmed: true, null, ""), both, default)).Problem);
        Assert.Equal(checks - 1, offered);
    }

    [Fact]
    public async Task A_resolution_is_written_once_and_sending_it_again_returns_it()
    {
        await using var bench = await Reviewing();
        var adjudicate = bench.Bench.Get<Adjudicate>();
        var view = (await Claim(bench, ReviewKind.Adjudication, bench.Senior)).Value!;

        Assert.Equal("Text", (await adjudicate.Handle(new(view.ReviewId, Choice.A, "   too short   "), bench.Senior, default)).Problem?.Where);
        var first = (await adjudicate.Handle(new(view.ReviewId, Choice.B, $" {Reason} "), bench.Senior, default)).Value!;
        Assert.Equal(first, (await adjudicate.Handle(new(view.ReviewId, Choice.B, Reason), bench.Senior, default)).Value);
        Assert.Equal("review-done", (await adjudicate.Handle(new(view.ReviewId, Choice.A, Reason), bench.Senior, default)).Problem?.Code);
        var record = Assert.Single(await bench.Entries<ResolutionRecord>(QualityEntryKind.Resolution));
        Assert.Equal((first.EntryId, Choice.B, Reason, ResolutionKind.Adjudication), (record.Resolution, record.Choice, record.Text, record.Kind));
        Assert.StartsWith("an-", record.By, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_in_the_guidelines_has_proposals_looked_for_and_nothing_else_has()
    {
        await using var bench = await Reviewing(disputes: 2);
        foreach (var gap in new[] { false, true })
        {
            var view = (await Claim(bench, ReviewKind.Adjudication, bench.Senior)).Value!;
            Assert.Null((await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, Reason, GuidelineGap: gap), bench.Senior, default)).Problem);
            await using var db = bench.Bench.Store.Read();
            var asked = await db.Jobs.Where(j => j.Kind == "compile-findings").Select(j => j.Payload).ToListAsync();
            Assert.Equal(gap ? [bench.Round.ProjectId] : [], asked.Select(p => JsonDocument.Parse(p).RootElement.EnumerateObject().Single().Value.GetGuid()));
        }

        Assert.Equal([false, true], (await bench.Entries<ResolutionRecord>(QualityEntryKind.Resolution)).Select(r => r.GuidelineGap));
    }

    [Fact]
    public async Task An_escalated_pair_is_checked_before_the_gates_decide_and_can_be_overturned()
    {
        await using var bench = await Reviewing();
        var view = (await Claim(bench, ReviewKind.Adjudication, bench.Senior)).Value!;
        Assert.True((await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, Reason, Escalate: true), bench.Senior, default)).Value!.Escalated);

        while (await Claim(bench, ReviewKind.SpotCheck, bench.Engineer) is { Failed: false } claimed)
        {
            var escalated = claimed.Value!.Label.Basis == "adjudication";
            Assert.Equal(BatchState.UnderReview, await bench.State());
            Assert.Equal(escalated ? Reason : "", claimed.Value.Label.Text);
            var request = escalated ? new SpotCheck.Request(claimed.Value.ReviewId, false, Choice.B, "The source does not exist.") : new(claimed.Value.ReviewId, true, null, "");
            Assert.Null((await bench.Bench.Get<SpotCheck>().Handle(request, bench.Engineer, default)).Problem);
            await bench.RunJobs();
        }

        await using var db = bench.Bench.Store.Read();
        var disputed = bench.Sample[0];
        var verdict = await db.Verdicts.SingleAsync(v => v.PairId == disputed);
        Assert.Equal((Choice.B, true), (verdict.Choice, verdict.Released));
        Assert.Contains("\"spot_check\"", verdict.Record, StringComparison.Ordinal);
        Assert.Equal(BatchState.Passed, await bench.State());
    }

    [Fact]
    public async Task A_spot_check_says_one_thing_or_the_other()
    {
        await using var bench = await Reviewing();
        var view = (await Claim(bench, ReviewKind.SpotCheck, bench.Engineer)).Value!;
        var check = bench.Bench.Get<SpotCheck>();
        async Task<string?> Fault(bool confirmed, Choice? choice, string note) =>
            (await check.Handle(new(view.ReviewId, confirmed, choice, note), bench.Engineer, default)).Problem?.Where;

        Assert.Equal("Choice", await Fault(confirmed: true, Choice.A, ""));
        Assert.Equal("Choice", await Fault(confirmed: false, null, Reason));
        Assert.Equal("Choice", await Fault(confirmed: false, view.Label.Choice, Reason));
        Assert.Equal("Note", await Fault(confirmed: false, GateTests.Other(view.Label.Choice), "no"));
        Assert.Null(await Fault(confirmed: true, null, ""));
        Assert.Empty(await bench.Entries<ResolutionRecord>(QualityEntryKind.Resolution));
    }

    [Fact]
    public async Task A_lease_that_ended_goes_to_the_next_and_the_first_is_told()
    {
        await using var bench = await Reviewing();
        var other = bench.Senior with { Id = bench.Bench.Clock.NewId() };
        var view = (await Claim(bench, ReviewKind.Adjudication, bench.Senior)).Value!;
        Assert.Equal("no-review", (await Claim(bench, ReviewKind.Adjudication, other)).Problem?.Code);

        bench.Bench.Clock.Advance(TimeSpan.FromMinutes(bench.Round.Plan.LeaseMinutes + 1));
        Assert.Equal(view.ReviewId, (await Claim(bench, ReviewKind.Adjudication, other)).Value!.ReviewId);
        Assert.Equal("review-not-held", (await bench.Bench.Get<Adjudicate>().Handle(new(view.ReviewId, Choice.A, Reason), bench.Senior, default)).Problem?.Code);
    }

    [Fact]
    public async Task Engineers_who_ask_at_once_never_hold_the_same_pair()
    {
        await using var bench = await Reviewing();
        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Claim(bench, ReviewKind.SpotCheck, bench.Engineer with { Id = bench.Bench.Clock.NewId() })));

        var held = claims.Where(c => !c.Failed).Select(c => c.Value!.ReviewId).ToList();
        Assert.Equal(held.Count, held.Distinct().Count());
        Assert.InRange(held.Count, 4, 5); // the fifth may be the disputed pair, which waits for its adjudication
    }

    [Fact]
    public async Task Roles_are_asked_for()
    {
        await using var bench = await Reviewing();
        Assert.Equal("role-missing", (await Claim(bench, ReviewKind.Adjudication, bench.Engineer)).Problem?.Code);
        Assert.Equal("role-missing", (await Claim(bench, ReviewKind.SpotCheck, bench.Lead)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Bench.Get<Adjudicate>().Handle(new(Guid.Empty, Choice.A, Reason), bench.Lead, default)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Bench.Get<SpotCheck>().Handle(new(Guid.Empty, true, null, ""), bench.Senior, default)).Problem?.Code);
        Assert.Equal("review-unknown", (await bench.Bench.Get<Adjudicate>().Handle(new(Guid.Empty, Choice.A, Reason), bench.Senior, default)).Problem?.Code);
    }

    /// <summary>A round under review, with one dispute or more between the first two annotators.</summary>
    private async Task<QualityBench> Reviewing(int disputes = 1)
    {
        var bench = await QualityBench.Open(database);
        var disputed = bench.Sample.Take(disputes).ToHashSet();
        await bench.JudgeGold(100);
        await bench.Judge((pair, ordinal) => new(disputed.Contains(pair) && ordinal == 1 ? GateTests.Other(bench.Usual(pair)) : bench.Usual(pair)));
        await bench.RunJobs();
        return bench;
    }

    private static Task<Result<ReviewView>> Claim(QualityBench bench, ReviewKind kind, Actor actor) =>
        bench.Bench.Get<ClaimReview>().Handle(new(bench.Round.ProjectId, kind), actor, default);
}

public sealed class ReviewsOnSqlite() : ReviewTests(TestDatabase.Sqlite);

public sealed class ReviewsOnPostgres() : ReviewTests(TestDatabase.Postgres);
