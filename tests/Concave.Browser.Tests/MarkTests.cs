using Concave.Data.Content;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Browser.Tests;

/// <summary>Marks: what was selected is what is drawn, counted and stored.</summary>
public sealed class MarkTests(Chromium chromium)
{
    private const string Text = "First some **bold words** and a\nsecond line.\n\n- नई दिल्ली भारत की राजधानी है\n- العاصمة هي نيودلهي\n\n😀 end";

    // Selects what stands in the source between two places, as a mouse would: from a letter to a letter.
    private const string Select = """
        ([side, start, end]) => {
          const runs = [...document.querySelectorAll(`.response[data-side=${side}] .rich [data-at]`)].map(r => [Number(r.dataset.at), r.firstChild]);
          const at = (place, last) => { const [from, node] = runs.findLast(([a]) => last ? a < place : a <= place); return [node, place - from]; };
          const range = document.createRange();
          range.setStart(...at(start, false));
          range.setEnd(...at(end, true));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }
        """;

    [Theory]
    [InlineData("some **bold words** and", "1", "hallucination")]
    [InlineData("दिल्ली भारत", "2", "sycophancy")]
    [InlineData("نيودلهي", "3", "safety")]
    [InlineData("a\nsecond line", "6", "well_structured")]
    [InlineData("😀", "5", "honest")]
    public async Task A_selection_becomes_the_mark_that_is_stored(string words, string key, string kind)
    {
        await using var bench = await StudioBench.Start();
        var round = await Round(bench, Text);
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        var start = Text.IndexOf(words, StringComparison.Ordinal);

        await window.Page.EvaluateAsync(Select, new object[] { "right", start, start + words.Length });
        await window.Page.WaitForSelectorAsync(".marker:not([hidden])");
        await window.Page.Keyboard.PressAsync(key);

        var drawn = await window.Page.EvaluateAsync<string>($"[...document.querySelectorAll('.response[data-side=right] .rich [data-kind=\"{kind}\"]')].map(r => r.textContent).join('')");
        Assert.Equal(words.Replace("**", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), drawn);
        Assert.Contains("×1", await window.Page.InnerTextAsync(".response[data-side=right] .counts"), StringComparison.Ordinal);
        await JudgeTests.Answer(window);
        var flag = Assert.Single((await JudgeTests.Stored(bench, round)).Flags);
        Assert.Equal((kind, words), (flag.Kind, Text[flag.Start..flag.End]));
        Assert.Empty(window.Wrong);
    }

    [Fact]
    public async Task Words_are_marked_with_keys_alone_and_counted_and_a_mark_goes_as_it_came()
    {
        await using var bench = await StudioBench.Start();
        var round = await Round(bench, "one two three four");
        await using var window = await JudgeTests.Begin(chromium, bench, round);
        var keys = window.Page.Keyboard;

        await keys.PressAsync("l");
        await keys.PressAsync("ArrowRight"); // one
        await keys.PressAsync("ArrowRight"); // two
        await keys.PressAsync("Shift+ArrowRight"); // two three
        await keys.PressAsync("1");
        await keys.PressAsync("l");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("1");
        Assert.Equal("hallucination ×2", await window.Page.InnerTextAsync(".response[data-side=left] .counts"));
        Assert.Equal(["two three", "one"], await window.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.marks q')].map(q => q.textContent)"));

        await window.Page.UncheckAsync(".marks li:nth-child(2) input");
        Assert.Equal("hallucination ×1", await window.Page.InnerTextAsync(".response[data-side=left] .counts"));
        await window.Page.GetByText("Draft saved").WaitForAsync();
        await window.Page.ReloadAsync();
        Assert.Equal("two three", await window.Page.InnerTextAsync(".response[data-side=left] .rich [data-kind=hallucination]"));

        await JudgeTests.Answer(window);
        var record = await JudgeTests.Stored(bench, round);
        var flag = Assert.Single(record.Flags);
        Assert.Equal((record.Sides == Side.ALeft ? "a" : "b", 4, 13), (flag.Response, flag.Start, flag.End));
    }

    private static Task<SeededRound> Round(StudioBench bench, string text) => SeededRound.Make(
        bench.Store, bench.Get<ContentVault>(), TimeProvider.System,
        new() { Pairs = 2, Gold = 0, Annotators = 1, Languages = [""], Responses = Enumerable.Range(0, 2).ToDictionary(i => i, _ => (text, text)) });
}
