using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Concave.Datasets.Reporting;

/// <summary>Takes a sentence apart into its key, in which the values are {0}, {1}, …, and the values as markup.</summary>
[InterpolatedStringHandler]
internal readonly struct SpokenBuilder
{
    private readonly PageWords _words;
    private readonly StringBuilder _key = new();
    private readonly List<string> _values = [];

    public SpokenBuilder(int literalLength, int formattedCount, PageWords words) => _words = words;

    public void AppendLiteral(string markup) => _key.Append(markup);

    public void AppendFormatted(Html markup) => Value(markup);

    public void AppendFormatted(IEnumerable<Html> parts) => Value(Html.Join(parts));

    public void AppendFormatted(string? value) => Value(Html.Of($"{value}"));

    public void AppendFormatted<T>(T value)
        where T : IFormattable => Value(Html.Of($"{value}"));

    /// <summary>The sentence in the language, with the values in it.</summary>
    internal Html Made()
    {
        var pieces = _words[_key.ToString()].Split('{');
        var made = new StringBuilder(pieces[0]);
        foreach (var piece in pieces.Skip(1))
        {
            var end = piece.IndexOf('}', StringComparison.Ordinal);
            made.Append(_values[int.Parse(piece.AsSpan(0, end), CultureInfo.InvariantCulture)]).Append(piece.AsSpan(end + 1));
        }

        return new(made.ToString());
    }

    private void Value(Html markup)
    {
        _key.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
        _values.Add(markup.Markup);
    }
}
