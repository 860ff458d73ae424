using System.Text;

namespace Concave.Scoping.Tests.Features.ImportPairs;

public sealed class WordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("   \t\r\n ", 0)]
    [InlineData("one", 1)]
    [InlineData(" two words ", 2)]
    [InlineData("exactly. eight or more, with a tab\there", 8)]
    [InlineData("क्या यह सही है?", 4)]
    [InlineData("wide\u2003space and\u00A0another", 4)]
    public void Words_are_runs_of_anything_but_white_space(string text, int words) => Assert.Equal(words, WordCount.Of(text));

    [Fact]
    public void Every_length_and_place_counts_as_the_plain_definition_does()
    {
        var random = new Random(20261125);
        const string Alphabet = "ab \t\n\v\f\r\u001F\u0085\u00A0é\u2028क ";
        for (var round = 0; round < 5_000; round++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(40); length > 0; length--)
                text.Append(Alphabet[random.Next(Alphabet.Length)]);
            Assert.Equal(Plain(text.ToString()), WordCount.Of(text.ToString()));
        }
    }

    private static int Plain(string text) =>
        Enumerable.Range(0, text.Length).Count(i => !char.IsWhiteSpace(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1])));
}
