using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Jobs;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Browser.Tests;

/// <summary>What comes after a batch has passed, in the browser: delivery, the question two weeks later, a changed guideline, closing, certificate.</summary>
public sealed class EndingTests(Chromium chromium)
{
    private readonly Calendar calendar = new();
    private readonly List<string> wrong = [];

    [Fact]
    public async Task A_project_goes_from_its_delivery_to_the_certificate_of_its_end()
    {
        await using var bench = await StudioBench.Start(with: usual => usual with
        {
            Replace = services =>
            {
                usual.Replace?.Invoke(services);
                services.AddSingleton<TimeProvider>(calendar);
            },
        });
        var round = await Passed(bench);
        var (lead, client) = (await bench.Account(Roles.Lead), await bench.Account(Roles.Client, round.ClientId));
        var project = $"/projects/{round.ProjectId}/delivery";

        await Seal(bench, lead, project);
        calendar.Turn(days: 15);
        await bench.Get<WorkJobs>().RunDue(default);
        await Answer(bench, client, project);
        await bench.Get<WorkJobs>().RunDue(default);
        await TakeUp(bench, lead, project);
        await Close(bench, client, project);
        calendar.Turn(days: 400);
        await bench.Get<WorkJobs>().RunDue(default);
        await ReadCertificate(bench, client, project);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<SeededRound> Passed(StudioBench bench)
    {
        var vault = bench.Get<ContentVault>();
        var round = await SeededRound.Make(bench.Store, vault, calendar, new() { Pairs = 60, Gold = 20, Annotators = 3, Plan = QualityPlan.HouseStandard with { SampleShare = 0.4 } });
        Assert.True((await new DecidedBatch(bench.Store, vault, calendar).Make(round)).Decision.Release);
        return round;
    }

    private async Task Seal(StudioBench bench, OpenedAccount lead, string project)
    {
        await using var window = await Open(bench, lead);
        await window.Go(project);
        await window.Page.CheckAsync("input[value=pairs_flat]");
        await window.Page.ClickAsync("text=Seal and release the delivery");
        await Until(window, project, "tbody th a");
        await window.Page.Locator("tbody th a").ClickAsync();
        await window.Page.GetByText("Verify it without us").WaitForAsync();
        Assert.Empty(window.Wrong);
    }

    // The client reads that they are asked, and says what it changed and what still fails.
    private async Task Answer(StudioBench bench, OpenedAccount client, string project)
    {
        await using var window = await Open(bench, client);
        await window.Go(project);
        await window.Page.Locator("tbody th a").ClickAsync();
        await window.Page.FillAsync("input[name=before0]", "61.5");
        await window.Page.ClickAsync("text=More benchmarks");
        await window.Page.FillAsync("input[name=benchmark2]", "Sample bench 3");
        await window.Page.FillAsync("input[name=benchmark0]", "Sample bench 1.2");
        await window.Page.FillAsync("input[name=after0]", "64");
        await window.Page.ClickAsync("text=Send the answer");
        await window.Page.Locator("input[name=before2][aria-invalid=true]").WaitForAsync(); // its figures are missing
        Assert.Equal(1, await window.Page.Locator("[aria-invalid=true]").CountAsync());
        Assert.Equal("Sample bench 1.2", await window.Page.InputValueAsync("input[name=benchmark0]"));
        await Look(window, "an answer that lacks figures");
        await window.Page.FillAsync("input[name=benchmark2]", "");
        await window.Page.FillAsync("textarea[name=training]", "Sample: a model of 7 billion, two epochs, β 0.1.");
        await window.Page.FillAsync("textarea[name=failure0]", "Sample: agrees with a premise that is wrong.");
        await window.Page.SelectOptionAsync("select[name=criterion0]", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await window.Page.ClickAsync("text=Send the answer");
        await window.Page.WaitForURLAsync(url => !url.EndsWith("/answers", StringComparison.Ordinal));
        Assert.StartsWith("console: Failed to load resource", Assert.Single(window.Wrong), StringComparison.Ordinal); // the answer that was refused
    }

    private async Task TakeUp(StudioBench bench, OpenedAccount lead, string project)
    {
        await using var window = await Open(bench, lead);
        await Until(window, $"{project}/findings", "text=Deliveries asked about: 1; answers: 1.");
        await window.Page.GetByText("Sample bench 1.2", new() { Exact = true }).WaitForAsync();
        await window.Page.ClickAsync("text=Look for findings again");
        await Look(window, "findings");
        await window.Page.Locator("button[value=true]").First.ClickAsync();
        await window.Page.GetByText("Accepted changes wait for the next version").WaitForAsync();
        Assert.Empty(window.Wrong);
    }

    private async Task Close(StudioBench bench, OpenedAccount client, string project)
    {
        await using var window = await Open(bench, client);
        await window.Go($"{project}/closing");
        await window.Page.CheckAsync("input[name=sure]");
        await window.Page.ClickAsync("text=Ask to close the project");
        await window.Page.GetByText("The client asked for it.").WaitForAsync();
        await window.Page.FillAsync("input[name=until]", $"{calendar.GetUtcNow().AddDays(300):yyyy-MM-dd}");
        await Look(window, "being closed");
        await window.Page.ClickAsync("text=Ask for an archive");
        await window.Page.GetByText("End the archive").WaitForAsync();
        Assert.Empty(window.Wrong);
    }

    private async Task ReadCertificate(StudioBench bench, OpenedAccount client, string project)
    {
        await using var window = await Open(bench, client);
        await Until(window, $"{project}/closing", "text=The content of this project was destroyed.");
        await Look(window, "certificate");
        var answer = await window.Page.APIRequest.GetAsync(await window.Page.GetByText("Download the certificate").GetAttributeAsync("href") ?? "");
        Assert.Contains("judgments", JsonDocument.Parse(await answer.TextAsync()).RootElement.GetProperty("destroyed").EnumerateArray().Select(d => d.GetProperty("what").GetString()));
        Assert.Empty(window.Wrong);
    }

    // The studio's own workers do it, and nobody is told when.
    private static async Task Until(Window window, string path, string shown)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            await window.Go(path);
            if (await window.Page.Locator(shown).CountAsync() > 0)
                return;
            await Task.Delay(200);
        }

        Assert.Fail($"{path} never shows {shown}");
    }

    private async Task<Window> Open(StudioBench bench, OpenedAccount account)
    {
        var window = await chromium.Open(bench.Address, AxeTests.Still);
        await window.SignIn(account);
        return window;
    }

    private async Task Look(Window window, string what)
    {
        if (Environment.GetEnvironmentVariable("CONCAVE_TOUR") is { } tour) // to be looked at by people too
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(tour, $"{what}.png"), FullPage = true });
        wrong.AddRange(await AxeTests.Look(window, what));
        await window.Page.EvaluateAsync("document.documentElement.style.fontSize = ''"); // which was doubled
    }
}
