using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Concave.Browser.Tests.Chromium))]
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)] // most wait for a page, a server or a draft half of their time

namespace Concave.Browser.Tests;

/// <summary>
/// Debian's Chromium, started once for all tests: its headless shell, which draws no window of its own for each that a test
/// opens and so costs two thirds, or else the whole browser. Where neither is installed they are skipped, visibly.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Program() is not { } program)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"], // tests run as root in containers, where the sandbox cannot, and shared memory is small
        });
    }

    /// <summary>A window with cookies of its own.</summary>
    internal async Task<Window> Open(Uri address, BrowserNewContextOptions? with = null)
    {
        Assert.SkipUnless(browser is not null, "Chromium is not installed: apt-get install chromium-headless-shell");
        var options = with ?? new BrowserNewContextOptions();
        options.BaseURL = address.ToString();
        return await Window.Of(await browser!.NewContextAsync(options), address);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static string? Program() => (from name in new[] { "chromium-headless-shell", "chromium" }
                                         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                                         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
