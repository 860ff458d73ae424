using System.Net;
using System.Text.RegularExpressions;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Pages;

/// <summary>Judging in a browser without script: plain forms from the next pair to the stored answer and back.</summary>
public sealed partial class JudgePageTests
{
    private static readonly string[] Criteria = ["factual_accuracy", "instruction_following", "reasoning", "safety", "clarity"];

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_pair_is_judged_and_what_was_entered_is_what_is_stored(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        using var browser = await bench.SignedIn(Roles.Annotator, id: round.Annotators[0].Id);
        var stage = $"/projects/{round.ProjectId}/annotation";

        var work = await Claim(browser, stage);
        var page = await browser.Read(work);
        Assert.DoesNotContain(" checked", page, StringComparison.Ordinal); // an untouched field is not an answer

        using var sent = await browser.Submit(work, $"{work}/submit", [.. Answer(SubmissionOf(page)), ("mark-words", ""), ("flag", "left:well_structured:-1:-1")]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains("?after=", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);

        await using var db = bench.Store.Read();
        var stored = await db.SubmittedJudgments.SingleAsync();
        var record = await bench.Get<Concave.Data.Content.ContentVault>().Open<JudgmentRecord>(round.ProjectId, stored.Content, default);
        var left = record.Sides == Side.ALeft ? Choice.A : Choice.B;
        Assert.Equal((left, 2.0, Difficulty.Moderate, 0.8), (record.Choice, record.Strength, record.Difficulty, record.Confidence));
        Assert.Equal("The left one answers what was asked, the other one does not.", record.Rationale);
        Assert.All(record.Scores, s => Assert.Equal((4, 2), left == Choice.A ? (s.A, s.B) : (s.B, s.A)));
        Assert.Equal("well_structured", Assert.Single(record.Flags).Kind);
    }

    [Fact]
    public async Task An_incomplete_answer_comes_back_as_it_was_entered_with_what_is_missing()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var browser = await bench.SignedIn(Roles.Annotator, id: round.Annotators[0].Id);
        var work = await Claim(browser, $"/projects/{round.ProjectId}/annotation");
        var answer = Answer(SubmissionOf(await browser.Read(work))).Where(f => f.Name != "difficulty").ToArray();

        using var refused = await browser.Submit(work, $"{work}/submit", answer);
        var again = await refused.Content.ReadAsStringAsync();
        Assert.InRange((int)refused.StatusCode, 400, 499);
        Assert.Contains("difficulty", again, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The left one answers what was asked", again, StringComparison.Ordinal);
        Assert.Matches("value=\"left-2\"[^>]* checked", again);
        await using var db = bench.Store.Read();
        Assert.Equal(0, await db.SubmittedJudgments.CountAsync());
    }

    [Fact]
    public async Task A_draft_is_kept_and_a_second_window_does_not_overwrite_it()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var browser = await bench.SignedIn(Roles.Annotator, id: round.Annotators[0].Id);
        var work = await Claim(browser, $"/projects/{round.ProjectId}/annotation");

        using var kept = await browser.Submit(work, $"{work}/draft", ("revision", "0"), ("rationale", "A first thought."), ("verdict", "right-1"));
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        var page = await browser.Read(work);
        Assert.Contains("A first thought.", page, StringComparison.Ordinal);
        Assert.Matches("value=\"right-1\"[^>]* checked", page);

        using var stale = await browser.Submit(work, $"{work}/draft", ("revision", "0"), ("rationale", "Another window."));
        Assert.InRange((int)stale.StatusCode, 400, 499);
        Assert.Contains("A first thought.", await browser.Read(work), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_taken_back_within_its_minute_and_a_pair_is_given_back_with_a_reason()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var browser = await bench.SignedIn(Roles.Annotator, id: round.Annotators[0].Id);
        var stage = $"/projects/{round.ProjectId}/annotation";
        var work = await Claim(browser, stage);
        using (await browser.Submit(work, $"{work}/submit", Answer(SubmissionOf(await browser.Read(work)))))
        {
        }

        using var back = await browser.Submit(stage, $"{work}/undo");
        Assert.Equal((HttpStatusCode.SeeOther, work), (back.StatusCode, back.Headers.Location!.OriginalString));
        Assert.Contains("The left one answers what was asked", await browser.Read(work), StringComparison.Ordinal);

        using var returned = await browser.Submit(work, $"{work}/return", ("reason", "The sample pair is about my own family."));
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);
        Assert.NotEqual(work, returned.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Words_are_marked_by_typing_them_and_words_that_are_not_there_are_refused()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var browser = await bench.SignedIn(Roles.Annotator, id: round.Annotators[0].Id);
        var work = await Claim(browser, $"/projects/{round.ProjectId}/annotation");
        var answer = Answer(SubmissionOf(await browser.Read(work)));

        using var refused = await browser.Submit(work, $"{work}/submit", [.. answer, ("mark-words", "words that nobody wrote"), ("mark-side", "left"), ("mark-kind", "hallucination")]);
        Assert.Contains("do not stand in that response", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> Claim(Browser browser, string stage)
    {
        using var claimed = await browser.Submit(stage, $"{stage}/tasks");
        Assert.Equal(HttpStatusCode.SeeOther, claimed.StatusCode);
        return claimed.Headers.Location!.OriginalString;
    }

    private static (string Name, string Value)[] Answer(string submission) =>
    [
        ("submission", submission), ("revision", "0"), ("verdict", "left-2"), ("difficulty", "moderate"), ("confidence", "80"),
        ("rationale", "The left one answers what was asked, the other one does not."),
        .. Criteria.SelectMany(c => new[] { ($"score-{c}-left", "4"), ($"score-{c}-right", "2") }),
    ];

    private static string SubmissionOf(string page) => Submission().Match(page).Groups["id"].Value;

    [GeneratedRegex("name=\"submission\" value=\"(?<id>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Submission();
}
