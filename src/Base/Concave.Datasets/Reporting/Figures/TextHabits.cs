using System.Text.RegularExpressions;

namespace Concave.Datasets.Reporting;

/// <summary>What of a response can be liked without reading it. Rules of signs and phrases, the same in every language that uses them; docs/delivery-figures.md §6.6 states them.</summary>
internal static partial class TextHabits
{
    // Lower case, straight apostrophes. Whole phrases: single words would find praise that was asked for.
    private static readonly string[] Phrases =
    [
        "great question", "good question", "excellent question", "wonderful question", "fantastic question", "great point", "excellent point",
        "you're absolutely right", "you are absolutely right", "you're completely right", "you are completely right", "you're so right",
        "i completely agree with you", "i couldn't agree more", "brilliant idea", "what a great", "what a wonderful",
        "बहुत अच्छा सवाल", "बहुत अच्छा प्रश्न", "आप बिल्कुल सही",
    ];

    /// <summary>Code points.</summary>
    internal static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Lines that begin with a mark of layout (heading, bullet, number, quotation, table, code), and pairs of double asterisks.</summary>
    internal static int Marks(string text) => Line.Count(text) + (text.AsSpan().Count("**") / 2);

    /// <summary>Times that a phrase of flattery stands in the text, whatever the case of its ASCII letters.</summary>
    internal static int Flattery(string text)
    {
        var plain = string.Create(text.Length, text, (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from[i] == '\u2019' ? '\'' : char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
        });
        return Phrases.Sum(phrase => plain.AsSpan().Count(phrase));
    }

    [GeneratedRegex(@"^ *(?:#|[-*+>] |\||```|[0-9]{1,3}[.)] )", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Line { get; }
}
