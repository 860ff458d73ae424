using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Concave.Browser.Tests;

/// <summary>Settling a disagreement with keys alone.</summary>
public sealed class ReviewTests(Chromium chromium)
{
    [Fact]
    public async Task What_was_entered_survives_a_cut_network_a_restart_a_reload_and_signing_out()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await bench.JudgeAll(round);
        var senior = await bench.Account(Roles.Senior);
        await using var window = await chromium.Open(bench.Address);
        await window.SignIn(senior);
        await window.Go($"/projects/{round.ProjectId}/quality");
        await window.Page.ClickAsync("text=Settle the next disagreement");
        await window.Page.WaitForSelectorAsync("html.keys form.keyed");
        var (review, keys) = (window.Page.Url, window.Page.Keyboard);
        Assert.Equal(0, await window.Page.Locator("form.keyed input:checked").CountAsync());

        await keys.PressAsync("b");
        await keys.PressAsync("e");
        await keys.TypeAsync("Before the restart");
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await bench.Restart(async () =>
        {
            await keys.TypeAsync(", during it");
            await window.Page.GetByText("No connection.").WaitForAsync();
        });
        await keys.TypeAsync(" and after");
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await window.Page.Context.ClearCookiesAsync();
        await window.SignIn(senior);
        await window.Page.GotoAsync(review);
        await window.Page.WaitForSelectorAsync("html.keys form.keyed");
        Assert.Equal("Before the restart, during it and after", (await window.Page.InputValueAsync("textarea[name=text]")).Trim());
        Assert.True(await window.Page.IsCheckedAsync("input[value=b]"));

        // Sent, stored, and the acknowledgement lost: the same is sent again and work goes on.
        var cut = 0;
        await window.Page.RouteAsync($"**{new Uri(review).AbsolutePath}", async route =>
        {
            if (route.Request.Method == "POST" && cut++ == 0)
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await keys.PressAsync("Control+Enter");
        await window.Page.WaitForURLAsync(url => url != review);
        Assert.Equal(2, cut);
        await using var db = bench.Store.Read();
        Assert.Equal(1, await db.QualityEntries.CountAsync(e => e.Kind == QualityEntryKind.Resolution));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task A_disagreement_is_settled_with_keys_only(int width)
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await bench.JudgeAll(round);
        await using var window = await chromium.Open(bench.Address, new() { ViewportSize = new() { Width = width, Height = 900 } });
        await window.SignIn(await bench.Account(Roles.Senior));
        await window.Go($"/projects/{round.ProjectId}/quality");
        await window.Page.ClickAsync("text=Settle the next disagreement");
        await window.Page.WaitForSelectorAsync("html.keys form.keyed");
        Assert.True(await window.Overhang() <= 0, $"{await window.Overhang()} px too wide");
        Assert.Equal(0, await window.Shifted());
        var (review, keys) = (window.Page.Url, window.Page.Keyboard);

        await keys.PressAsync("b");
        await keys.PressAsync("g");
        await keys.PressAsync("e");
        await keys.TypeAsync("A letter such as a, x or 1 is only a letter here.");
        await keys.PressAsync("Control+Enter");
        await window.Page.WaitForURLAsync(url => url != review);

        await using var db = bench.Store.Read();
        var record = await bench.Get<ContentVault>().Open<ResolutionRecord>(round.ProjectId, (await db.QualityEntries.SingleAsync(e => e.Kind == QualityEntryKind.Resolution)).Content, default);
        Assert.Equal((Choice.B, true, false, "A letter such as a, x or 1 is only a letter here."), (record.Choice, record.GuidelineGap, record.Escalated, record.Text));
        Assert.Empty(window.Wrong);
    }
}
