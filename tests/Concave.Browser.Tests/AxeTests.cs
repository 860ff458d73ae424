using System.Globalization;
using Concave.Kernel;
using Concave.Studio.Tests.Access;
using Concave.Studio.Tests.Fixtures;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Concave.Browser.Tests;

/// <summary>Every page of the route table by axe's rules, in both colours, from 320 to 1920 pixels, and at twice the size of text.</summary>
public sealed class AxeTests(Chromium chromium, DemoStudio demo) : IClassFixture<DemoStudio>
{
    private static readonly int[] Widths = [320, 768, 1280, 1920];

    // Rules whose finding can differ between two widths of one document: nothing is hidden or shown by width.
    private static readonly string[] OfWidth = ["color-contrast", "scrollable-region-focusable"];
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    // Colours are looked at as they are in the end, not on their way.
    internal static BrowserNewContextOptions Still => new() { ReducedMotion = ReducedMotion.Reduce };

    // What a page takes in its address, and where there is one: table and column.
    private static readonly Dictionary<string, (string Table, string Column)> Places = new(StringComparer.Ordinal)
    {
        ["{projectId:guid}"] = ("projects", "id"),
        ["{hash}"] = ("approved_guidelines", "hash"),
        ["{importId:guid}"] = ("pair_imports", "id"),
        ["{batchId:guid}"] = ("batches", "id"),
        ["{deliveryId:guid}"] = ("sealed_deliveries", "id"),
        ["{userId:guid}"] = ("users", "id"),
        ["{annotatorId:guid}"] = ("annotator_profiles", "annotator_id"),
        ["{reviewId:guid}"] = ("review_tasks", "id"),
        ["{attemptId:guid}"] = ("exercises", "id"),
        ["{passId:guid}"] = ("first_passes", "id"),
        ["{judgmentId:guid}"] = ("submitted_judgments", "id"),
        ["{pairId:guid}"] = ("pairs", "id"),
        ["{quoteId:guid}"] = ("quotes", "id"),
    };

    // What is no page but a file, and a task under way, which is looked at below.
    private static readonly string[] Elsewhere =
    [
        "/assets/{digest}/{name}", "/health/live", "/health/ready", "/welcome", "/account/data/export", "/audit/{id}", "/audit/traps/battery", "/projects/{projectId:guid}/scoping/imports/{importId:guid}/set-aside",
        "/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}", "/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/guidelines", "/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/differences",
    ];

    // Pages whose answer depends on what stands in the address.
    private static readonly string[] Answered =
    [
        "/quote?pairs_general=2000&pairs_medical=500&language=en&more_languages=gu&depth=Full&judgments_a_day=100",
        "/plan?pairs_general=1000&language=en&depth=Full&judgments_a_day=100&skill=0.93&skill_judgments=500",
    ];

    [Theory]
    [InlineData("staff")]
    [InlineData("client")]
    [InlineData("annotator-1")]
    public async Task No_page_breaks_a_rule_or_scrolls_sideways(string login)
    {
        await using var window = await chromium.Open(demo.Address, Still);
        await window.SignIn(login == "staff" ? demo.Staff : demo.Account(login));
        List<string> wrong = [];
        var seen = 0;
        foreach (var path in await Paths(demo))
        {
            if ((await window.Page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 })).Status != 200 || await window.Go(path) != 200)
                continue; // AccessTests say who gets what
            seen++;
            wrong.AddRange(await Look(window, path));
        }

        Assert.True(seen > (login == "staff" ? 25 : 5), string.Create(CultureInfo.InvariantCulture, $"{seen} pages"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_judging_screen_and_the_doors_break_no_rule()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await using var window = await chromium.Open(bench.Address, Still);
        List<string> wrong = [];
        foreach (var path in new[] { "/sign-in", "/set-up?code=x", "/welcome?code=x", "/no-such-page" })
        {
            await window.Go(path);
            wrong.AddRange(await Look(window, path));
        }

        await window.SignIn(await bench.Account(Roles.Annotator, id: round.Annotators[0].Id));
        await window.Go($"/projects/{round.ProjectId}/annotation");
        await window.Page.ClickAsync("text=Judge the next pair");
        await window.Page.WaitForSelectorAsync("form.judging");
        wrong.AddRange(await Look(window, "judging"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Every page of the route table that takes no task under way, about what the demo left.</summary>
    internal static async Task<IReadOnlyList<string>> Paths(DemoStudio demo)
    {
        Dictionary<string, string> places = new(StringComparer.Ordinal);
        List<string> paths = [];
        foreach (var route in RouteTable.Of(demo.App).Where(r => !r.IsApi && r.Method == "GET" && !Elsewhere.Contains(r.Pattern)))
        {
            foreach (var part in route.Pattern.Split('/').Where(p => p.StartsWith('{') && !places.ContainsKey(p)))
            {
                Assert.True(Places.TryGetValue(part, out var place), $"{route}: say where a {part} is found.");
                places[part] = await demo.Newest(place.Table, place.Column);
            }

            paths.Add(string.Join('/', route.Pattern.Split('/').Select(p => places.GetValueOrDefault(p, p))) is { Length: > 0 } path ? path : "/");
        }

        var hash = places["{hash}"];
        return [.. paths.Select(p => p.EndsWith("/differences", StringComparison.Ordinal) ? $"{p}?from={hash}&to={hash}" : p), .. Answered];
    }

    /// <summary>What is wrong with the page that is open, in every width, in dark colours and with larger text.</summary>
    internal static async Task<IReadOnlyList<string>> Look(Window window, string path)
    {
        List<string> wrong = [];
        foreach (var width in Widths)
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            if (await window.Overhang() is > 0 and var over)
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{path} at {width} px: {over} px too wide"));
            if (width == Widths[0] || width == Widths[^1])
                wrong.AddRange(await Break(window, path, width, width == Widths[0] ? null : OfWidth));
        }

        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        wrong.AddRange(await Break(window, $"{path} in dark colours", Widths[^1], OfColours));
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await window.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        await window.Page.SetViewportSizeAsync(1280, 900);
        if (await window.Overhang() is > 0 and var larger)
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{path} with text of twice the size: {larger} px too wide"));
        return wrong;
    }

    // The same document in another width or other colours: only the rules that look at where things are, or at colours.
    private static async Task<IEnumerable<string>> Break(Window window, string path, int width, string[]? rules)
    {
        AxeRunOptions options = new() { ResultTypes = [ResultType.Violations] };
        if (rules is not null)
            options.RunOnly = new() { Type = "rule", Values = [.. rules] };
#pragma warning disable CS0618 // RunAxe opens a blank page for every run to end in, for the sake of frames; no page of ours has any
        return (await window.Page.Locator("html").RunAxeLegacy(options)).Violations.Select(v => Say(path, width, v));
#pragma warning restore CS0618
    }

    private static string Say(string path, int width, AxeResultItem violation) => string.Create(
        CultureInfo.InvariantCulture, $"{path} at {width} px: {violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}");
}
