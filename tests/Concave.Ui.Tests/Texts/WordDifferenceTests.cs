using System.Diagnostics;
using Concave.Ui.Texts;

namespace Concave.Ui.Tests.Texts;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("the same", "the same", "", "")]
    [InlineData("a cat sat", "a dog sat", "cat", "dog")]
    [InlineData("", "all of it", "", "all of it")]
    [InlineData("one two three four", "four three two one", "one two three", "three two one")]
    [InlineData("x = 1;", "x = 2;", "1", "2")]
    [InlineData("नई दिल्ली राजधानी है", "नई मुंबई राजधानी है", "दिल्ली", "मुंबई")]
    [InlineData("😀 yes", "😡 yes", "😀", "😡")]
    public void What_only_one_has_is_named(string left, string right, string onlyLeft, string onlyRight)
    {
        var (a, b) = WordDifference.Between(left, right);
        Assert.Equal((onlyLeft, onlyRight), (Cut(left, a), Cut(right, b)));
    }

    [Fact]
    public void What_is_left_over_is_the_same_in_both_whatever_the_texts_are()
    {
        Random random = new(7);
        string[] words = ["a", "b", "c", "d", "e", ".", "क", "ख"];
        for (var run = 0; run < 500; run++)
        {
            var (left, right) = (Text(), Text());
            var (a, b) = WordDifference.Between(left, right);
            Assert.Equal(Rest(left, a), Rest(right, b));
        }

        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void Twenty_thousand_words_with_nothing_in_common_take_no_second()
    {
        var left = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"l{i % 5000}"));
        var right = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"r{i % 5000}"));
        var clock = Stopwatch.StartNew();
        var (a, b) = WordDifference.Between(left, right);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), clock.Elapsed.ToString());
        Assert.Equal((1, 1), (a.Count, b.Count));
    }

    private static string Cut(string text, IReadOnlyList<Highlight> spans) => string.Join('|', spans.Select(s => text[s.Start..s.End]));

    private static string Rest(string text, IReadOnlyList<Highlight> spans)
    {
        foreach (var span in spans.Reverse())
            text = text.Remove(span.Start, span.End - span.Start);
        return string.Concat(text.Where(c => c != ' '));
    }
}
