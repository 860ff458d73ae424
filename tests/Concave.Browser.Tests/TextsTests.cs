using System.Text.Encodings.Web;
using System.Text.Unicode;
using Concave.Studio.Tests.Fixtures;
using Concave.Ui.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concave.Browser.Tests;

/// <summary>Texts of models as a browser reads them, under the studio's style sheet and policy.</summary>
public sealed class TextsTests(Chromium chromium)
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![x](https://evil.example/a.png)", "[x](javascript:alert(1))", "<svg onload=alert(1)>",
        "<style>body{display:none}</style>", "a\u202egpj.exe\u202c b", "\u2066unended", "```\n</code></pre><script>alert(1)</script>", "| <img src=x onerror=alert(1)> |\n|-|-|\n| x |",
        "</span></div></body><iframe src=//evil.example>", new string('x', 20_000), string.Concat(Enumerable.Repeat("|a", 200)) + "|\n" + string.Concat(Enumerable.Repeat("|-", 200)) + "|",
    ];

    private static readonly string[] Honest =
    [
        "# Title\r\n\r\nSome **bold** and `code`\r\nnext line\r\n\r\n- one\r\n- two\r\n\r\n```py\r\nx = 1\r\n```", "नमस्ते **दुनिया**\n\n1. पहला\n2. दूसरा", "مرحبا *بالعالم*\n\n- واحد\n- اثنان", "$x^2$ & <b>",
    ];

    [Fact]
    public async Task They_do_nothing_fit_a_phone_and_every_run_stands_where_it_says()
    {
        await using var bench = await StudioBench.Start();
        await using var window = await chromium.Open(bench.Address, new() { ViewportSize = new() { Width = 320, Height = 700 } });
        await window.Go("/sign-in");

        foreach (var text in Hostile.Concat(Honest))
        {
            await window.Page.EvaluateAsync("html => { document.querySelector('main').innerHTML = html; }", await Html(text));

            Assert.True(await window.Overhang() <= 0, $"{await window.Overhang()} px too wide: {text[..Math.Min(60, text.Length)]}");
            Assert.Equal(0, await window.Page.Locator("main :is(script, img, svg, style, iframe, a, object, link)").CountAsync());
            var runs = await window.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('main [data-at]:not([data-n])')].map(e => e.dataset.at + ' ' + e.textContent)");
            Assert.NotEmpty(runs);
            Assert.All(runs, run =>
            {
                var (at, letters) = (int.Parse(run.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), run[(run.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                Assert.Equal(text.Substring(at, letters.Length), letters);
            });
        }

        Assert.Empty(window.Wrong);
    }

    [Fact]
    public async Task As_written_shows_the_text_itself_and_back()
    {
        await using var bench = await StudioBench.Start();
        await using var window = await chromium.Open(bench.Address);
        await window.Go("/sign-in");
        await window.Page.EvaluateAsync("html => { document.querySelector('main').innerHTML = html; }", await Html("**bold**"));
        Assert.Equal("bold", (await window.Page.InnerTextAsync("main .rich")).Trim());
        Assert.False(await window.Page.IsVisibleAsync("main .verbatim"));

        await window.Page.CheckAsync("main .as-written input");

        Assert.Equal("**bold**", (await window.Page.InnerTextAsync("main .verbatim")).Trim());
        Assert.False(await window.Page.IsVisibleAsync("main .rich"));
    }

    private static async Task<string> Html(string text)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(RichText.Text)] = text });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<RichText>(parameters)).ToHtmlString());
    }
}
