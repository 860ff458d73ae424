using System.Diagnostics;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Concave.Ui.Assets;
using Microsoft.EntityFrameworkCore;

namespace Concave.Browser.Tests;

/// <summary>What the judging page may cost.</summary>
public sealed class BudgetTests(Chromium chromium, ITestOutputHelper output)
{
    private const int LargestScript = 25 * 1024;

    private const string FirstContent = """
        new Promise(done => new PerformanceObserver(list => {
          const first = list.getEntriesByName('first-contentful-paint')[0];
          if (first) done(first.startTime);
        }).observe({ type: 'paint', buffered: true }))
        """;

    // From the key to the end of the frame that has the next task.
    private const string Shown = """
        addEventListener('keydown', event => { if (event.key === 'Enter' && event.ctrlKey) window.pressed = performance.now(); }, true);
        new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => { window.shown = performance.now() - window.pressed; })))
          .observe(document.getElementById('main'), { childList: true });
        """;

    [Fact]
    public async Task All_its_script_is_under_25_kB()
    {
        await using var bench = await StudioBench.Start();
        var catalog = bench.Get<AssetCatalog>();
        var bytes = catalog.Names.Where(n => n == "drafts.js" || (n.StartsWith("judge", StringComparison.Ordinal) && n.EndsWith(".js", StringComparison.Ordinal))).Sum(n => catalog.Find(n)!.Bytes.Length);
        output.WriteLine($"{bytes} bytes of script");
        Assert.InRange(bytes, 1, LargestScript);
    }

    [Fact]
    public async Task First_content_comes_at_once_and_nothing_moves_also_with_twenty_thousand_words()
    {
        await using var bench = await StudioBench.Start();
        var round = await Round(bench, pairs: 3, words: 20_000);
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        var clock = Stopwatch.StartNew();
        await window.Page.ReloadAsync();
        await window.Page.WaitForSelectorAsync("html.keys form.judging");
        output.WriteLine($"20,000 words a response: first content after {await window.Page.EvaluateAsync<double>(FirstContent):0} ms, ready after {clock.ElapsedMilliseconds} ms");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
        Assert.True(await window.Shifted() == 0, "the page moves");

        clock.Restart();
        await window.Page.Keyboard.PressAsync("v");
        await window.Page.WaitForSelectorAsync("[data-kind=differs]");
        output.WriteLine($"differences after {clock.ElapsedMilliseconds} ms");
        await window.Page.Keyboard.PressAsync("1");
        Assert.True(await window.Page.IsCheckedAsync("input[value=left-3]"));
    }

    [Fact]
    public async Task Memory_stays_flat_from_task_to_task()
    {
        await using var bench = await StudioBench.Start();
        var tasks = int.TryParse(Environment.GetEnvironmentVariable("CONCAVE_BROWSER_TASKS"), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 24;
        var round = await Round(bench, tasks + 1, words: 300);
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        var protocol = await window.Page.Context.NewCDPSessionAsync(window.Page);
        List<double> heap = [];
        List<double> shown = [];
        await window.Page.EvaluateAsync(Shown);
        for (var i = 0; i < tasks; i++)
        {
            await JudgeTests.Fill(window);
            await window.Page.EvaluateAsync("window.shown = 0");
            await JudgeTests.Send(window);
            shown.Add(await window.Page.EvaluateAsync<double>("new Promise(done => { const look = () => window.shown ? done(window.shown) : setTimeout(look, 5); look(); })")); // a page that was loaded anew would never have it
            await protocol.SendAsync("HeapProfiler.collectGarbage");
            heap.Add((await protocol.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble());
        }

        Assert.True(await window.Shifted() == 0, "the page moves");
        List<double> anew = [];
        List<double> sent = [];
        for (var i = 0; i < Math.Clamp(tasks / 4, 5, 25); i++)
        {
            await window.Page.ReloadAsync();
            anew.Add(await window.Page.EvaluateAsync<double>(FirstContent));
            sent.Add(await window.Page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].responseEnd"));
        }

        var (early, late) = (heap.Skip(4).Take(5).Average(), heap.TakeLast(5).Average());
        output.WriteLine($"{tasks} tasks: heap {early / 1024:0} kB at the start, {late / 1024:0} kB at the end; the next task is on the screen {Median(shown):0} ms after \"submit and next\" was pressed (median; nine of ten within {shown.Order().ElementAt(shown.Count * 9 / 10):0} ms); loaded anew, the page has its first content after {Median(anew):0} ms (median of {anew.Count}; the best {anew.Min():0} ms), {Median(sent):0} ms of which until the studio has sent it");
        Assert.True(late < early * 1.2, $"from {early} to {late} bytes");
        await using var db = bench.Store.Read();
        Assert.Equal(tasks, await db.SubmittedJudgments.CountAsync());
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Task<SeededRound> Round(StudioBench bench, int pairs, int words) => SeededRound.Make(
        bench.Store, bench.Get<ContentVault>(), TimeProvider.System,
        new() { Pairs = pairs, Gold = 0, Annotators = 1, ResponseWords = words, SlotsPerPair = 1, Plan = QualityPlan.HouseStandard });
}
