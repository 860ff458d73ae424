using Concave.Data.Content;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Concave.Browser.Tests;

/// <summary>Judging with keys alone.</summary>
public sealed class JudgeTests(Chromium chromium)
{
    [Fact]
    public async Task A_pair_is_judged_with_keys_only_and_what_was_pressed_is_what_is_stored()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await Begin(chromium, bench, round);
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
        await Send(window);

        var record = await Stored(bench, round);
        var right = record.Sides == Side.ALeft ? Choice.B : Choice.A;
        Assert.Equal((right, 2.0, Difficulty.Ambiguous, 0.7), (record.Choice, record.Strength, record.Difficulty, record.Confidence));
        Assert.Equal("2 of its claims are wrong; pressing 1 or P here writes a letter.", record.Rationale);
        Assert.All(record.Scores, s => Assert.Equal((2, 4), right == Choice.B ? (s.A, s.B) : (s.B, s.A)));
        Assert.True(record.ActiveMs > 0, "focused time is counted");
        Assert.Empty(window.Wrong);
    }

    [Fact]
    public async Task What_was_entered_survives_a_reload_without_anybody_saving_it()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await Begin(chromium, bench, round);

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

    [Fact]
    public async Task Arrows_go_through_the_grid_and_choose_in_it()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await Begin(chromium, bench, round);
        var keys = window.Page.Keyboard;

        await keys.PressAsync("s");
        await keys.PressAsync("3"); // left of the first criterion, goes on to its right
        await keys.PressAsync("ArrowDown"); // right of the second
        Assert.Equal("score-instruction_following-right", await Focused(window));
        await keys.PressAsync("ArrowRight");
        Assert.True(await window.Page.IsCheckedAsync("input[name=score-instruction_following-right][value='2']"));
        await keys.PressAsync("ArrowUp");
        Assert.Equal("score-factual_accuracy-right", await Focused(window));
        Assert.Equal(2, await window.Page.Locator("form.judging input:checked").CountAsync());
    }

    [Fact]
    public async Task Keys_are_chosen_by_their_user_shown_and_never_do_two_things()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await Begin(chromium, bench, round);
        var task = window.Page.Url;

        await window.Go("/account/keys");
        await window.Page.FillAsync("[name=key-explanation]", "p");
        await window.Page.ClickAsync("text=Keep these keys");
        await window.Page.GetByText("would do two things").First.WaitForAsync();
        await window.Page.FillAsync("[name=key-explanation]", "क");
        await window.Page.FillAsync("[name='key-1']", "&"); // as an AZERTY keyboard writes without Shift
        await window.Page.ClickAsync("text=Keep these keys");
        await window.Page.GotoAsync(task);
        await window.Page.WaitForSelectorAsync("html.keys form.judging");

        await Type(window, "&");
        Assert.True(await window.Page.IsCheckedAsync("input[value=left-3]"));
        await Type(window, "e");
        Assert.NotEqual("rationale", await Focused(window));
        await Type(window, "क");
        Assert.Equal("rationale", await Focused(window));
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Page.Keyboard.PressAsync("?");
        Assert.Equal("क", await window.Page.InnerTextAsync("dialog[open] kbd[data-action=explanation]"));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task It_fits_its_window(int width)
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await Begin(chromium, bench, round, new() { ViewportSize = new() { Width = width, Height = 900 } });
        Assert.True(await window.Overhang() <= 0, $"{await window.Overhang()} px too wide");
        await window.Page.Keyboard.PressAsync("g");
        await window.Page.WaitForSelectorAsync(".beside h1");
        Assert.True(await window.Overhang() <= 0, $"{await window.Overhang()} px too wide with the guidelines");
    }

    /// <summary>A key event with the character that a layout would type.</summary>
    private static Task Type(Window window, string character) =>
        window.Page.EvaluateAsync("key => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))", character);

    private static Task<string> Focused(Window window) => window.Page.EvaluateAsync<string>("document.activeElement?.name ?? ''");

    /// <summary>A window of the round's first annotator with their first task.</summary>
    internal static async Task<Window> Begin(Chromium chromium, StudioBench bench, SeededRound round, BrowserNewContextOptions? with = null)
    {
        var window = await chromium.Open(bench.Address, with);
        await window.SignIn(await bench.Account(Roles.Annotator, id: round.Annotators[0].Id));
        await window.Go($"/projects/{round.ProjectId}/annotation");
        await window.Page.ClickAsync("text=Judge the next pair");
        await window.Page.WaitForSelectorAsync("html.keys form.judging");
        return window;
    }

    /// <summary>A complete answer by keys, sent.</summary>
    internal static async Task Answer(Window window)
    {
        await Fill(window);
        await Send(window);
    }

    /// <summary>A complete answer by keys.</summary>
    internal static async Task Fill(Window window)
    {
        var keys = window.Page.Keyboard;
        await keys.PressAsync("Escape");
        await keys.PressAsync("p");
        await keys.PressAsync("1");
        for (var score = 0; score < 10; score++)
            await keys.PressAsync("4");
        await keys.TypeAsync("The left one answers what was asked, the other does not.");
        await keys.PressAsync("Escape");
        await keys.PressAsync("d");
        await keys.PressAsync("1");
        await keys.TypeAsync("80");
    }

    internal static async Task Send(Window window)
    {
        var task = window.Page.Url;
        await window.Page.Keyboard.PressAsync("Control+Enter");
        await window.Page.WaitForURLAsync(url => url != task && url.Contains("after=", StringComparison.Ordinal));
    }

    /// <summary>The record of the only judgment.</summary>
    internal static async Task<JudgmentRecord> Stored(StudioBench bench, SeededRound round)
    {
        await using var db = bench.Store.Read();
        var stored = await db.SubmittedJudgments.SingleAsync();
        return await bench.Get<ContentVault>().Open<JudgmentRecord>(round.ProjectId, stored.Content, default);
    }
}
