using Concave.Annotation.Features;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Concave.Browser.Tests;

/// <summary>What goes wrong around somebody at work: nothing written is lost, one clear line says what is, and work goes on.</summary>
public sealed class TroubleTests(Chromium chromium)
{
    [Fact]
    public async Task A_cut_network_keeps_the_words_and_sends_them_when_it_is_back()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await JudgeTests.Begin(chromium, bench, round);

        await window.Page.Context.SetOfflineAsync(true);
        await Write(window, "Written without a network");
        await window.Page.GetByText("No connection.").WaitForAsync();
        await window.Page.Context.SetOfflineAsync(false);
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await window.Page.ReloadAsync();
        Assert.Equal("Written without a network", await Words(window));
    }

    [Fact]
    public async Task An_answer_sent_without_a_network_is_sent_when_it_is_back_and_stored_once()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        // The answer arrives and its acknowledgement does not.
        var cut = 0;
        await window.Page.RouteAsync("**/submit", async route =>
        {
            if (cut++ == 0)
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        await JudgeTests.Answer(window);
        await using var db = bench.Store.Read();
        Assert.Equal((1, 2), (await db.SubmittedJudgments.CountAsync(), cut));
    }

    [Fact]
    public async Task A_browser_killed_before_anything_was_saved_still_has_it()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        await window.Page.RouteAsync("**/draft", route => route.AbortAsync());
        await Write(window, "Never stored anywhere but here");
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Page.Keyboard.PressAsync("p");
        await window.Page.Keyboard.PressAsync("6");
        var task = window.Page.Url;
        var other = await window.Page.Context.NewPageAsync(); // the same browser's storage, another process of its own
        await window.Page.CloseAsync();
        await other.GotoAsync(task);
        await other.GetByText("Draft saved").WaitForAsync();

        Assert.Equal("Never stored anywhere but here", (await other.InputValueAsync("textarea[name=rationale]")).Trim());
        Assert.True(await other.IsCheckedAsync("input[value=right-2]"));
    }

    [Fact]
    public async Task Two_tabs_never_overwrite_each_other_unseen()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        var second = await window.Page.Context.NewPageAsync();
        await second.GotoAsync(window.Page.Url);
        await second.WaitForSelectorAsync("html.keys form.judging");

        await Write(window, "The first tab");
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await second.FillAsync("textarea[name=rationale]", "The second tab");
        await second.GetByText("A newer draft of this task exists").WaitForAsync();
        Assert.Equal("The second tab", (await second.InputValueAsync("textarea[name=rationale]")).Trim());
        await second.ClickAsync("text=Keep what is here");
        await second.GetByText("Draft saved").WaitForAsync();
        await window.Page.ReloadAsync();
        Assert.Equal("The second tab", await Words(window));

        await JudgeTests.Answer(window);
        await second.Keyboard.PressAsync("Escape");
        await second.Keyboard.PressAsync("Control+Enter");
        await second.GetByText("already submitted with another answer").WaitForAsync();
        await using var db = bench.Store.Read();
        Assert.Equal(1, await db.SubmittedJudgments.CountAsync());
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_again_while_nobody_else_has_the_task()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        await Expire(bench);
        await Write(window, "Written after the lease ran out");
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await window.Page.EvaluateAsync("document.querySelector('textarea').value = ''");
        await JudgeTests.Answer(window);
        await using var db = bench.Store.Read();
        Assert.Equal(1, await db.SubmittedJudgments.CountAsync());
    }

    [Fact]
    public async Task Who_lost_the_task_to_somebody_else_is_told_so_and_keeps_the_words()
    {
        await using var bench = await StudioBench.Start();
        var round = await SeededRound.Make(bench.Store, bench.Get<ContentVault>(), TimeProvider.System, new() { Pairs = 1, Gold = 0, Annotators = 2, SlotsPerPair = 1 });
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        await Write(window, "Words that came too late");
        await Expire(bench);
        Assert.False((await bench.Get<ClaimTask>().Handle(new(round.ProjectId), round.Annotators[1].Actor, default)).Failed);

        await JudgeTests.Fill(window);
        await window.Page.Keyboard.PressAsync("Control+Enter");
        await window.Page.GetByText("somebody else has it now").WaitForAsync();
        Assert.StartsWith("Words that came too late", await Words(window), StringComparison.Ordinal);
        await using var db = bench.Store.Read();
        Assert.Equal(0, await db.SubmittedJudgments.CountAsync());
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_server_that_restarts_in_mid_typing_costs_nothing(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        await Write(window, "Before the restart");
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await bench.Restart(async () =>
        {
            await window.Page.Keyboard.TypeAsync(", during it");
            await window.Page.GetByText("No connection.").WaitForAsync();
        });
        await window.Page.Keyboard.TypeAsync(" and after");
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await window.Page.ReloadAsync();

        Assert.Equal("Before the restart, during it and after", await Words(window));
        await window.Page.EvaluateAsync("document.querySelector('textarea').value = ''");
        await JudgeTests.Answer(window);
    }

    [Fact]
    public async Task Somebody_signed_out_in_mid_typing_goes_on_after_signing_in()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        var cookies = await window.Page.Context.CookiesAsync();
        await window.Page.Context.ClearCookiesAsync();
        await Write(window, "Signed out while typing");
        await window.Page.GetByText("You are signed out.").WaitForAsync();

        await window.Page.Context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, Secure = c.Secure, SameSite = c.SameSite }));
        await window.Page.Keyboard.TypeAsync(" and in again");
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await window.Page.ReloadAsync();
        Assert.Equal("Signed out while typing and in again", await Words(window));
    }

    [Fact]
    public async Task An_incomplete_answer_stays_and_the_missing_field_has_focus()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        await window.Page.Keyboard.PressAsync("1");
        for (var score = 0; score < 10; score++)
            await window.Page.Keyboard.PressAsync("4");
        await window.Page.Keyboard.TypeAsync("An answer without a difficulty.");
        await window.Page.FillAsync("[name=confidence]", "50");
        await window.Page.Keyboard.PressAsync("Control+Enter");
        await window.Page.GetByText("Not sent: The difficulty is missing.").WaitForAsync();
        Assert.Equal("difficulty", await window.Page.EvaluateAsync<string>("document.activeElement.name"));
        Assert.Equal("An answer without a difficulty.", await Words(window));
        await window.Page.Keyboard.PressAsync("2");
        await JudgeTests.Send(window);
    }

    private static async Task Expire(StudioBench bench)
    {
        await bench.Store.Write<Done>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE slots SET state = 'Open', assignment_id = NULL, lease_until = NULL WHERE state = 'Leased'");
            await db.Database.ExecuteSqlRawAsync("UPDATE assignments SET state = 'Expired' WHERE state = 'Leased'");
            return default(Done);
        }, default);
    }

    private static async Task Write(Window window, string words)
    {
        await window.Page.Keyboard.PressAsync("e");
        await window.Page.Keyboard.TypeAsync(words);
    }

    private static async Task<string> Words(Window window) => (await window.Page.InputValueAsync("textarea[name=rationale]")).Trim();
}
