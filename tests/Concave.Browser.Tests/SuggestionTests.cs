using Concave.Annotation.Features;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Browser.Tests;

/// <summary>The AI's suggestion after one's own first answer.</summary>
public sealed class SuggestionTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_answer_is_stored_before_the_suggestion_shows_and_what_was_entered_stays(bool script)
    {
        await using var bench = await StudioBench.Start();
        var round = await Round(bench, SuggestionMode.AfterCommitment);
        await using var window = await chromium.Open(bench.Address, new() { JavaScriptEnabled = script });
        await window.SignIn(await bench.Account(Roles.Annotator, id: round.Annotators[0].Id));
        await window.Go($"/projects/{round.ProjectId}/annotation");
        await window.Page.ClickAsync("text=Judge the next pair");
        Assert.Equal(0, await window.Page.Locator(".suggestion").CountAsync());

        await window.Page.CheckAsync("input[value=right-3]");
        await window.Page.FillAsync("textarea[name=rationale]", "Said before the machine said anything.");
        await window.Page.ClickAsync("button.commit");
        await window.Page.WaitForSelectorAsync(".suggestion");
        Assert.Contains("right, far", await window.Page.InnerTextAsync(".suggestion"), StringComparison.Ordinal);
        Assert.True(await window.Page.IsCheckedAsync("input[value=right-3]"));
        Assert.Equal("Said before the machine said anything.", (await window.Page.InputValueAsync("textarea[name=rationale]")).Trim());

        await window.Page.CheckAsync("input[value=left-1]");
        foreach (var name in Scores(round))
            await window.Page.CheckAsync($"input[name='{name}'][value='3']");
        await window.Page.CheckAsync("input[value=easy]");
        await window.Page.FillAsync("[name=confidence]", "60");
        var task = window.Page.Url;
        await window.Page.ClickAsync(".send button >> nth=0");
        await window.Page.WaitForURLAsync(url => url != task);

        var record = await JudgeTests.Stored(bench, round);
        var right = record.Sides == Side.ALeft ? FirstAnswer.B : FirstAnswer.A;
        Assert.Equal((right, 3.0, record.Sides == Side.ALeft ? Choice.A : Choice.B, true), (record.FirstChoice, record.FirstStrength, record.Choice, record.SuggestionShown));
    }

    [Fact]
    public async Task It_chooses_nothing_where_it_is_shown_first_and_is_not_there_where_it_is_withheld()
    {
        await using var bench = await StudioBench.Start();
        var first = await Round(bench, SuggestionMode.ShownFirst);
        await using (var window = await JudgeTests.Begin(chromium, bench, first))
        {
            Assert.Equal((1, 0), (await window.Page.Locator(".suggestion").CountAsync(), await window.Page.Locator("form.judging input:checked").CountAsync()));
            await JudgeTests.Answer(window);
        }

        Assert.Equal((true, FirstAnswer.None), await Shown(bench, first));
    }

    private static async Task<(bool, FirstAnswer)> Shown(StudioBench bench, SeededRound round)
    {
        var record = await JudgeTests.Stored(bench, round);
        return (record.SuggestionShown, record.FirstChoice);
    }

    private static IEnumerable<string> Scores(SeededRound round) =>
        round.Guidelines.Rubric.Criteria.SelectMany(c => new[] { $"score-{c.Key}-left", $"score-{c.Key}-right" });

    // One pair of the twenty is in the sample, which never comes with a suggestion: the first task is another.
    private static async Task<SeededRound> Round(StudioBench bench, SuggestionMode mode)
    {
        var round = await SeededRound.Make(
            bench.Store, bench.Get<ContentVault>(), TimeProvider.System,
            new() { Pairs = 20, Gold = 0, Annotators = 1, SuggestionShown = true, SlotsPerPair = 1, Plan = QualityPlan.HouseStandard with { SampleShare = 0.01, Suggestion = mode } });
        var actor = round.Annotators[0].Actor;
        while (true)
        {
            var task = (await bench.Get<ClaimTask>().Handle(new(round.ProjectId), actor, default)).Value!.AssignmentId;
            if ((await bench.Get<ReadTask>().Handle(new(task), actor, default)).Value is { Suggestion: not null } or { SuggestionWaits: true })
                return round;
            await bench.Get<ReturnTask>().Handle(new(task, "The sample's pair."), actor, default);
        }
    }
}
