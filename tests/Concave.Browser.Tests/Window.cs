using Concave.Studio.Accounts;
using Microsoft.Playwright;

namespace Concave.Browser.Tests;

/// <summary>One browser window, and everything about it that no page may ever cause.</summary>
internal sealed class Window : IAsyncDisposable
{
    // Before any page's own script: what moves after it was shown, and every dialogue a hostile text may have opened.
    private const string Watch = """
        window.shifted = 0;
        window.moved = [];
        const box = r => [r.x, r.y, r.width, r.height].map(Math.round).join(' ');
        new PerformanceObserver(l => {
          for (const e of l.getEntries())
            if (!e.hadRecentInput) {
              window.shifted += e.value;
              window.moved.push(...e.sources.map(s => `${(s.node?.outerHTML ?? s.node?.textContent ?? '?').slice(0, 80)} from ${box(s.previousRect)} to ${box(s.currentRect)}`));
            }
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    private readonly IBrowserContext context;
    private readonly List<string> wrong = [];

    private Window(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    internal IPage Page { get; }

    /// <summary>Errors of scripts, dialogues, and requests to other hosts, so far.</summary>
    internal IReadOnlyList<string> Wrong => wrong;

    internal static async Task<Window> Of(IBrowserContext context, Uri address)
    {
        await context.AddInitScriptAsync(Watch);
        context.SetDefaultTimeout(20_000);
        Window window = new(context, await context.NewPageAsync());
        window.Page.PageError += (_, error) => window.wrong.Add($"error: {error}");
        window.Page.Console += (_, line) =>
        {
            if (line.Type == "error")
                window.wrong.Add($"console: {line.Text}");
        };
        window.Page.Dialog += (_, dialogue) =>
        {
            window.wrong.Add($"dialogue: {dialogue.Message}");
            _ = dialogue.DismissAsync();
        };
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal))
                window.wrong.Add($"request: {request.Url}");
        };
        return window;
    }

    /// <summary>Opens a page of the studio; its status.</summary>
    internal async Task<int> Go(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Signs in with keys alone.</summary>
    internal async Task SignIn(OpenedAccount account)
    {
        await Go("/sign-in");
        await Page.FocusAsync("input[name=login]");
        await Page.Keyboard.TypeAsync(account.Login);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync(account.Password);
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Pixels by which the page is wider than the window.</summary>
    internal Task<int> Overhang() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>The cumulative layout shift of the page, without what the reader's own input moved.</summary>
    internal Task<double> Shifted() => Page.EvaluateAsync<double>("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(window.shifted), 50)))");

    /// <summary>What moved, and from where to where: for the message of a test.</summary>
    internal Task<string> Moved() => Page.EvaluateAsync<string>("window.moved.join('; ')");

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
