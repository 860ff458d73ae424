using System.Net;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Pages;

/// <summary>Adjudication, spot check and root cause by plain forms, from a round that two people judged differently.</summary>
public sealed class ReviewPageTests
{
    private const string Why = "The other answer names a source that does not exist.";

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_disagreement_is_settled_in_writing_by_somebody_who_does_not_learn_whose_it_is(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        await bench.JudgeAll(round);
        using var senior = await bench.SignedIn(Roles.Senior);
        var room = $"/projects/{round.ProjectId}/quality";

        var review = await Take(senior, room, "adjudications");
        var page = await senior.Read(review);
        Assert.Contains($"{Judging.Reason} 0", page, StringComparison.Ordinal);
        Assert.Contains($"{Judging.Reason} 1", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<input[^>]* checked", page); // an untouched field is not a decision
        Assert.All(round.Annotators, a => Assert.DoesNotContain(a.Pseudonym, page, StringComparison.Ordinal));
        Assert.All(round.Annotators, a => Assert.DoesNotContain(a.Id.ToString(), page, StringComparison.OrdinalIgnoreCase));

        using var refused = await senior.Submit(review, review, ("decision", "adopt-2"), ("text", "too short"), ("error", "overlooked"));
        var again = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("too short", again, StringComparison.Ordinal);
        Assert.Matches("value=\"adopt-2\"[^>]* checked", again);

        using var settled = await senior.Submit(review, review, ("decision", "adopt-2"), ("text", Why), ("error", "overlooked"), ("guideline_gap", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, settled.StatusCode);
        Assert.NotEqual(review, settled.Headers.Location!.OriginalString);
        var record = await Only<ResolutionRecord>(bench, round, QualityEntryKind.Resolution);
        var second = await Second(bench, round, record.Pair);
        Assert.Equal((second.Choice, Why, "overlooked", true, false), (record.Choice, record.Text, record.Error, record.GuidelineGap, record.Escalated));
        using var done = await senior.Get(review);
        Assert.Equal(HttpStatusCode.Conflict, done.StatusCode);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task What_was_entered_is_kept_for_its_holder_and_for_nobody_else(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        await bench.JudgeAll(round);
        using var senior = await bench.SignedIn(Roles.Senior);
        using var other = await bench.SignedIn(Roles.Senior);
        var room = $"/projects/{round.ProjectId}/quality";
        var review = await Take(senior, room, "adjudications");

        using var kept = await senior.Submit(review, $"{review}/draft", ("decision", "adopt-2"), ("text", "half a thought"), ("error", "misread"), ("guideline_gap", "true"), ("revision", "0"));
        Assert.Equal((HttpStatusCode.SeeOther, review), (kept.StatusCode, kept.Headers.Location!.OriginalString));
        var page = await senior.Read(review);
        Assert.Contains("half a thought", page, StringComparison.Ordinal);
        Assert.Matches("value=\"adopt-2\"[^>]* checked", page);
        Assert.Matches("value=\"misread\"[^>]* selected", page);
        Assert.Matches("name=\"guideline_gap\"[^>]* checked", page);
        Assert.Contains("name=\"revision\" value=\"1\"", page, StringComparison.Ordinal);
        using var stale = await senior.Submit(review, $"{review}/draft", ("text", "from another window"), ("revision", "0"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("from another window", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal); // nothing is lost
        using var not = await other.Submit(room, $"{review}/draft", ("text", "not mine"), ("revision", "1"));
        Assert.Equal(HttpStatusCode.Conflict, not.StatusCode);

        await using (var db = bench.Store.Read())
            await db.Database.ExecuteSqlRawAsync("UPDATE review_tasks SET lease_until = opened_at WHERE state = 'Leased'");
        Assert.Equal(review, await Take(senior, room, "adjudications")); // the lease ran out and nobody took it
        Assert.Contains("half a thought", await senior.Read(review), StringComparison.Ordinal);
        await using (var db = bench.Store.Read())
            await db.Database.ExecuteSqlRawAsync("UPDATE review_tasks SET lease_until = opened_at WHERE state = 'Leased'");
        Assert.Equal(review, await Take(other, room, "adjudications"));
        Assert.DoesNotContain("half a thought", await other.Read(review), StringComparison.Ordinal);
        using var late = await senior.Get(review);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task A_label_is_confirmed_or_overturned_and_a_withheld_batch_gets_its_root_cause()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await bench.JudgeAll(round);
        using var browser = await bench.SignedIn(Roles.Senior);
        using var engineer = await bench.SignedIn(Roles.Engineer);
        var room = $"/projects/{round.ProjectId}/quality";
        for (var next = await Take(browser, room, "adjudications"); next != room;)
        {
            using var settled = await browser.Submit(next, next, ("decision", "a"), ("text", Why), ("escalate", "true"));
            next = settled.Headers.Location!.OriginalString;
        }

        var (checks, escalated) = (0, 0);
        for (var next = await Take(engineer, room, "spot-checks"); next != room; checks++)
        {
            var page = await engineer.Read(next);
            Assert.Equal(page.Contains("It rests on: adjudication", StringComparison.Ordinal), page.Contains(Why, StringComparison.Ordinal));
            escalated += page.Contains("somebody asked for your eyes", StringComparison.Ordinal) ? 1 : 0;
            var other = page.Contains("The label: B is better", StringComparison.Ordinal) ? "a" : "b";
            using var silent = await engineer.Submit(next, next, ("decision", other), ("note", ""));
            Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
            using var decided = await engineer.Submit(next, next, checks == 0 ? [("decision", other), ("note", Why)] : [("decision", "confirm"), ("note", "")]);
            next = decided.Headers.Location!.OriginalString;
        }

        Assert.True(escalated > 0);
        Assert.Equal(BatchState.Withheld, (await bench.Advance(round)).State);
        using var lead = await bench.SignedIn(Roles.Lead);
        var people = $"{room}/batches/{round.BatchId}/people";
        var form = $"{room}/batches/{round.BatchId}/root-causes";
        using var nameless = await lead.Submit(people, form, ("cause", "careless_annotator"), ("annotator_id", ""), ("note", Why), ("end_qualification", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        using var logged = await lead.Submit(people, form, ("cause", "careless_annotator"), ("annotator_id", $"{round.Annotators[1].Id}"), ("note", Why), ("end_qualification", "true"));
        Assert.Equal((HttpStatusCode.SeeOther, people), (logged.StatusCode, logged.Headers.Location!.OriginalString));
        var cause = await Only<RootCauseRecord>(bench, round, QualityEntryKind.RootCause);
        Assert.Equal(("careless_annotator", round.Annotators[1].Pseudonym, Why), (cause.Cause, cause.Annotator, cause.Note));
        Assert.Contains(Why, await lead.Read(people), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_judges_a_pair_second_finds_no_trace_of_the_first()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        while (await bench.JudgeOne(round, round.Annotators[0], 0))
        {
        }

        using var second = await bench.SignedIn(Roles.Annotator, id: round.Annotators[1].Id);
        Assert.Contains("0 judgments today, 0 in all", await second.Read("/queue"), StringComparison.Ordinal);
        Assert.Contains("Judge the next pair", await second.Read("/queue"), StringComparison.Ordinal);
        var stage = $"/projects/{round.ProjectId}/annotation";
        using var claimed = await second.Submit(stage, $"{stage}/tasks");
        var page = await second.Read(claimed.Headers.Location!.OriginalString);

        Assert.Contains("Which is better?", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Judging.Reason, page, StringComparison.Ordinal);
        Assert.DoesNotContain(round.Annotators[0].Pseudonym, page, StringComparison.Ordinal);
        Assert.DoesNotContain(round.Annotators[0].Id.ToString(), page, StringComparison.OrdinalIgnoreCase);
        Assert.All(round.Pairs, p => Assert.DoesNotContain(p.Pair.ToString(), page, StringComparison.OrdinalIgnoreCase));
        Assert.All(new[] { "sample", "second", "peer", "flagged", "gold" }, word => Assert.DoesNotContain($">{word}<", page, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string> Take(Browser browser, string room, string kind)
    {
        using var taken = await browser.Submit(room, $"{room}/{kind}");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        return taken.Headers.Location!.OriginalString;
    }

    private static async Task<JudgmentRecord> Second(StudioBench bench, SeededRound round, Guid pair)
    {
        await using var db = bench.Store.Read();
        var content = await db.SubmittedJudgments.Where(j => j.PairId == pair).OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id).Select(j => j.Content).LastAsync();
        return await bench.Get<ContentVault>().Open<JudgmentRecord>(round.ProjectId, content, default);
    }

    private static async Task<T> Only<T>(StudioBench bench, SeededRound round, QualityEntryKind kind)
    {
        await using var db = bench.Store.Read();
        return await bench.Get<ContentVault>().Open<T>(round.ProjectId, (await db.QualityEntries.SingleAsync(e => e.Kind == kind)).Content, default);
    }
}
