using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Concave.Datasets.Reporting;

/// <summary>
/// Markup that is safe by construction: it is only made from literals of this program, and every value in a hole is
/// encoded unless it is markup itself. Text of models and clients is hostile everywhere.
/// </summary>
internal readonly record struct Html(string Markup)
{
    internal static Html None { get; } = new("");

    internal static Html Of(HtmlBuilder markup) => new(markup.ToString());

    internal static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.Markup)));

    /// <summary>Text of a person or model in any script, kept from turning its surroundings around.</summary>
    internal static Html Said(string text) => Of($"<bdi>{text}</bdi>");

    /// <inheritdoc/>
    public override string ToString() => Markup;
}

/// <summary>Encodes what stands in the holes of <see cref="Html.Of"/>.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlBuilder
{
    private readonly StringBuilder _text;

    public HtmlBuilder(int literalLength, int formattedCount) => _text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(Html markup) => _text.Append(markup.Markup);

    public void AppendFormatted(IEnumerable<Html> parts) => _text.Append(Html.Join(parts).Markup);

    public void AppendFormatted(string? value) => _text.Append(WebUtility.HtmlEncode(Printable(value ?? "")));

    public void AppendFormatted<T>(T value)
        where T : IFormattable => _text.Append(WebUtility.HtmlEncode(value.ToString(format: null, CultureInfo.InvariantCulture)));

    public override string ToString() => _text.ToString();

    // Control characters are no text in HTML, and lone halves of a surrogate pair cannot be written as UTF-8.
    private static string Printable(string value) => string.Concat(value.EnumerateRunes()
        .Select(rune => Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? "\uFFFD" : rune.ToString()));
}
