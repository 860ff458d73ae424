using System.Text;
using Concave.Datasets.Bag;
using CsCheck;

namespace Concave.Datasets.Tests.Bag;

public sealed class LineReaderTests
{
    [Fact]
    public void Lines_of_any_length_are_split_at_LF_alone() =>
        Gen.Int[0, 200_000].Array[0, 6].Sample(lengths =>
        {
            var lines = lengths.Select(n => new string('x', n) + "\r\u2028").ToArray();
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
            return LineReader.Read(stream).Select(l => Encoding.UTF8.GetString(l.Bytes.Span)).SequenceEqual(lines);
        }, iter: 30);

    [Fact]
    public void A_last_line_without_LF_is_given_and_says_so()
    {
        using var stream = new MemoryStream("a\n\nb"u8.ToArray());

        Assert.Equal([(1, true), (2, true), (3, false)], LineReader.Read(stream).Select(l => (l.Number, l.Ended)));
    }
}
