using Concave.Data.Content;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Browser.Tests;

/// <summary>The whole flow in a browser whose script is off.</summary>
public sealed class NoScriptTests(Chromium chromium)
{
    [Fact]
    public async Task A_pair_is_judged_marked_kept_sent_taken_back_and_given_back()
    {
        await using var bench = await StudioBench.Start();
        var round = await SeededRound.Make(
            bench.Store, bench.Get<ContentVault>(), TimeProvider.System,
            new() { Pairs = 3, Gold = 0, Annotators = 1, Responses = Enumerable.Range(0, 3).ToDictionary(i => i, _ => ("some **bold** words", "some **bold** words")) });
        await using var window = await chromium.Open(bench.Address, new() { JavaScriptEnabled = false });
        var page = window.Page;
        await window.SignIn(await bench.Account(Roles.Annotator, id: round.Annotators[0].Id));
        await window.Go($"/projects/{round.ProjectId}/annotation");
        await page.ClickAsync("text=Judge the next pair");
        Assert.Equal((0, false), (await page.Locator("form.judging input:checked").CountAsync(), await page.IsVisibleAsync(".tools .scripted >> nth=0")));

        await page.CheckAsync("input[value=right-2]");
        await page.ClickAsync("text=Mark words by typing them");
        await page.SelectOptionAsync("[name=mark-side]", "right");
        await page.SelectOptionAsync("[name=mark-kind]", "safety");
        await page.FillAsync("[name=mark-words]", "**bold** words");
        await page.ClickAsync("text=Keep as draft");
        Assert.Equal("bold words", await page.EvaluateAsync<string>("[...document.querySelectorAll('.response[data-side=right] .rich [data-kind=safety]')].map(r => r.textContent).join('')"));
        Assert.Equal("safety ×1", (await page.InnerTextAsync(".response[data-side=right] .counts")).Trim());

        foreach (var criterion in round.Guidelines.Rubric.Criteria)
        {
            await page.CheckAsync($"input[name='score-{criterion.Key}-left'][value='2']");
            await page.CheckAsync($"input[name='score-{criterion.Key}-right'][value='5']");
        }

        await page.FillAsync("textarea[name=rationale]", "Without any script the right one is better.");
        await page.CheckAsync("input[value=moderate]");
        await page.FillAsync("[name=confidence]", "75");
        var task = page.Url;
        await page.ClickAsync("text=Submit and next");
        await page.WaitForURLAsync(url => url != task);
        var record = await JudgeTests.Stored(bench, round);
        Assert.Equal((2.0, Difficulty.Moderate, 0.75, ("safety", 5, 19)), (record.Strength, record.Difficulty, record.Confidence, (record.Flags[0].Kind, record.Flags[0].Start, record.Flags[0].End)));
        Assert.Equal(record.Sides == Side.ALeft ? Choice.B : Choice.A, record.Choice);

        await page.ClickAsync("text=Take it back");
        Assert.Equal(task, page.Url);
        Assert.True(await page.IsCheckedAsync("input[value=right-2]"));
        await page.ClickAsync("text=Give this task back");
        await page.CheckAsync("input[name=kind][value=Broken]");
        await page.FillAsync("[name=reason]", "The text ends in mid-sentence.");
        await page.ClickAsync("text=Give it back");
        await page.WaitForURLAsync(url => url != task);
        await using var db = bench.Store.Read();
        Assert.Equal(0, await db.SubmittedJudgments.CountAsync());
    }

    [Fact]
    public async Task Guidelines_and_differences_are_pages_of_their_own()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await chromium.Open(bench.Address, new() { JavaScriptEnabled = false });
        await window.SignIn(await bench.Account(Roles.Annotator, id: round.Annotators[0].Id));
        await window.Go($"/projects/{round.ProjectId}/annotation");
        await window.Page.ClickAsync("text=Judge the next pair");
        var task = new Uri(window.Page.Url).AbsolutePath;

        await window.Go($"{task}/guidelines?q=clarity");
        Assert.Equal(["clarity"], await window.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-guide]')].map(s => s.dataset.guide)"));
        await window.Go($"{task}/guidelines?q=no-such-words");
        Assert.Contains("Nothing in the guidelines holds these words", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await window.Go($"{task}/differences");
        Assert.NotEqual(0, await window.Page.Locator("[data-kind=differs]").CountAsync());
    }
}
