using System.Diagnostics;

namespace Concave.Ui.Tests.Texts;

public sealed class SizeTests
{
    [Fact]
    public async Task Twenty_thousand_words_are_shown_at_once()
    {
        var text = string.Concat(Enumerable.Repeat("## Part\n\nSome **bold** words and `code` in a [link](https://x.example) that goes on for a while.\n- one item\n- another item\n\n", 900));
        await Shown.Rich(text);

        var watch = Stopwatch.StartNew();
        var html = await Shown.Rich(text, raw: true);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.Elapsed}");
        Assert.True(html.Length < 12 * text.Length, $"{html.Length} for {text.Length}");
    }

    [Theory]
    [InlineData("*a ")]
    [InlineData("a* ")]
    [InlineData("**a_b")]
    [InlineData("`")]
    [InlineData("`a``b```c````")]
    [InlineData("$a")]
    [InlineData("$ ")]
    [InlineData("[")]
    [InlineData("![a](")]
    [InlineData("](x)")]
    [InlineData("\\(")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("|-")]
    [InlineData("\u202e")]
    [InlineData("\u202ea")]
    [InlineData("<b>")]
    [InlineData("a\n")]
    [InlineData("- a\n")]
    [InlineData("> - 1. a\n\n")]
    [InlineData("$$\n")]
    [InlineData("|a|b|\n|-|-|\n")]
    [InlineData("```\n")]
    [InlineData("\r")]
    [InlineData("x")]
    public async Task A_megabyte_of_anything_takes_no_longer_than_its_length_allows(string part)
    {
        var half = string.Concat(Enumerable.Repeat(part, 500_000 / part.Length));
        await Shown.Rich(part);
        var (one, two) = (await Time(half), await Time(half + half));

        Assert.True(two < TimeSpan.FromSeconds(8) && two < (6 * one) + TimeSpan.FromSeconds(1), $"{one}, twice as much {two}");
    }

    private static async Task<TimeSpan> Time(string text)
    {
        var watch = Stopwatch.StartNew();
        var html = await Shown.Rich(text, raw: true);
        Assert.True(html.Length < 120L * text.Length);
        return watch.Elapsed;
    }
}
