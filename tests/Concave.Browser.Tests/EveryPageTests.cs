using Concave.Kernel;
using Concave.Scoping;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.Playwright;

namespace Concave.Browser.Tests;

/// <summary>What holds for every page, in a real browser.</summary>
public sealed class EveryPageTests(Chromium chromium)
{
    private const string Hostile = "<img src=//evil.example/x onerror=alert(1)><script>alert(2)</script>\"'";

    // 640 px is also a window of 1280 px whose text is of twice the size.
    private static readonly int[] Widths = [320, 640, 768, 1920];

    private static IReadOnlyList<string> PagesOf(Guid project) =>
    [
        $"/projects/{project}/scoping/held", "/audit", "/plan?pairs_general=1000&language=en&depth=Full&judgments_a_day=100&skill=0.93&skill_judgments=500", "/audit/traps",
        "/start", "/projects", "/projects/new", $"/projects/{project}/scoping/edit", "/account", "/account/data", "/installation", "/installation/people", "/installation/register", $"/projects/{project}", $"/projects/{project}/scoping", $"/projects/{project}/matching", $"/projects/{project}/matching/audit",
        $"/projects/{project}/prescoring", $"/projects/{project}/annotation", $"/projects/{project}/quality", $"/projects/{project}/delivery", $"/projects/{project}/pairs",
        $"/projects/{project}/activity", "/no-such-page",
    ];

    [Theory]
    [InlineData(TestDatabase.Sqlite, ColorScheme.Light)]
    [InlineData(TestDatabase.Postgres, ColorScheme.Dark)]
    public async Task Pages_fit_every_width_ask_no_other_host_and_stand_still(TestDatabase on, ColorScheme colours)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        await using var window = await chromium.Open(bench.Address, new() { ColorScheme = colours });
        await window.SignIn(await bench.Account(Roles.Lead | Roles.Operator));

        foreach (var path in PagesOf(round.ProjectId))
        {
            await window.Page.SetViewportSizeAsync(1280, 900);
            await window.Go(path);
            Assert.True(await window.Shifted() == 0, $"{path} moves by {await window.Shifted()}: {await window.Moved()}");
            foreach (var width in Widths)
            {
                await window.Page.SetViewportSizeAsync(width, 900);
                Assert.True(await window.Overhang() <= 0, $"{path} is {await window.Overhang()} px too wide at {width} px");
            }
        }

        Assert.Equal(["console: Failed to load resource: the server responded with a status of 404 (Not Found)"], window.Wrong); // the page that is not there
    }

    [Fact]
    public async Task Hostile_names_do_nothing()
    {
        await using var bench = await StudioBench.Start();
        Actor lead = new(bench.NewId(), Roles.Lead);
        var client = (await bench.Get<CreateClient>().Handle(new(Hostile), lead, default)).Value;
        var project = (await bench.Get<CreateProject>().Handle(new(client, Hostile, Simulated: false), lead, default)).Value;
        await using var window = await chromium.Open(bench.Address);
        await window.SignIn(await bench.Account(Roles.Lead | Roles.Operator, name: Hostile));

        foreach (var path in PagesOf(project).SkipLast(1))
        {
            Assert.Equal(200, await window.Go(path));
            Assert.Equal(0, await window.Page.Locator("script:not([src]), img, iframe, object, embed").CountAsync());
        }

        Assert.Empty(window.Wrong);
    }

    [Fact]
    public async Task Without_a_script_the_studio_is_the_same()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await chromium.Open(bench.Address, new() { JavaScriptEnabled = false });
        await window.SignIn(await bench.Account(Roles.Lead));

        await window.Page.ClickAsync($"a[href='/projects/{round.ProjectId}']");
        await window.Page.ClickAsync("text=Annotation >> nth=0");
        await window.Page.ClickAsync("button[value=dark]");

        Assert.Equal("dark", await window.Page.GetAttributeAsync("html", "data-theme"));
        await window.Page.ClickAsync("text=Sign out");
        await window.Page.WaitForURLAsync("**/sign-in*");
    }
}
