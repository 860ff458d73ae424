using Concave.Data.Content;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Concave.Browser.Tests;

/// <summary>Judging with keys alone.</summary>
public sealed class JudgeTests(Chromium chromium)
{
    [Fact]
    public async Task A_pair_is_judged_with_keys_only_and_what_was_pressed_is_what_is_stored()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await chromium.Open(bench.Address);
        await Begin(bench, window, round);
        var keys = window.Page.Keyboard;

        await keys.PressAsync("6"); // right, clearly
        for (var criterion = 0; criterion < 5; criterion++)
        {
            await keys.PressAsync("2");
            await keys.PressAsync("4");
        }

        await keys.TypeAsync("2 of its claims are wrong; pressing 1 or P here writes a letter.");
        await keys.PressAsync("Escape");
        await keys.PressAsync("d");
        await keys.PressAsync("3");
        await keys.TypeAsync("70");
        var task = window.Page.Url;
        await keys.PressAsync("Control+Enter");
        await window.Page.WaitForURLAsync(url => url != task && url.Contains("after=", StringComparison.Ordinal));

        await using var db = bench.Store.Read();
        var stored = await db.SubmittedJudgments.SingleAsync();
        var record = await bench.Get<ContentVault>().Open<JudgmentRecord>(round.ProjectId, stored.Content, default);
        var right = record.Sides == Side.ALeft ? Choice.B : Choice.A;
        Assert.Equal((right, 2.0, Difficulty.Ambiguous, 0.7), (record.Choice, record.Strength, record.Difficulty, record.Confidence));
        Assert.Equal("2 of its claims are wrong; pressing 1 or P here writes a letter.", record.Rationale);
        Assert.All(record.Scores, s => Assert.Equal((2, 4), right == Choice.B ? (s.A, s.B) : (s.B, s.A)));
        Assert.Empty(window.Wrong);
    }

    [Fact]
    public async Task What_was_entered_survives_a_reload_without_anybody_saving_it()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await chromium.Open(bench.Address);
        await Begin(bench, window, round);

        await window.Page.Keyboard.PressAsync("1");
        await window.Page.Keyboard.PressAsync("e");
        await window.Page.Keyboard.TypeAsync("Half a thought");
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await window.Page.ReloadAsync();

        Assert.Equal("Half a thought", (await window.Page.InputValueAsync("textarea[name=rationale]")).Trim());
        Assert.True(await window.Page.IsCheckedAsync("input[value=left-3]"));
        Assert.True(await window.Shifted() == 0);
        Assert.Empty(window.Wrong);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task It_fits_its_window(int width)
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await chromium.Open(bench.Address, new() { ViewportSize = new() { Width = width, Height = 900 } });
        await Begin(bench, window, round);
        Assert.True(await window.Overhang() <= 0, $"{await window.Overhang()} px too wide");
    }

    private static async Task Begin(StudioBench bench, Window window, Testing.SeededRound round)
    {
        await window.SignIn(await bench.Account(Roles.Annotator, id: round.Annotators[0].Id));
        await window.Go($"/projects/{round.ProjectId}/annotation");
        await window.Page.ClickAsync("text=Judge the next pair");
        await window.Page.WaitForSelectorAsync("html.keys form.judging");
    }
}
