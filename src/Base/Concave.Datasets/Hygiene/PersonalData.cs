using System.Buffers;

namespace Concave.Datasets.Hygiene;

/// <summary>
/// Finds what points at a person by its form: addresses, phone numbers, and numbers with check digits. Names and postal
/// addresses are not looked for. A form without a check digit counts only where its shape or a word beside it says so:
/// ordinary text is full of numbers.
/// </summary>
internal static class PersonalData
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("@0123456789०१२३४५६७८९");

    /// <summary>Codes of what was found, each once.</summary>
    internal static IReadOnlyList<string> In(string text)
    {
        List<string>? found = null;
        for (var at = text.AsSpan().IndexOfAny(Marks); at >= 0;)
        {
            var (code, end) = text[at] == '@' ? AtSign.Look(text, at) : Look(text, at);
            if (code is not null && !(found ??= []).Contains(Flaws.Personal + code))
                found.Add(Flaws.Personal + code);
            var next = text.AsSpan(end).IndexOfAny(Marks);
            at = next < 0 ? -1 : end + next;
        }

        return found ?? (IReadOnlyList<string>)[];
    }

    private static (string? Code, int End) Look(string text, int at)
    {
        var token = Token(text, at);
        var word = text.AsSpan(token.Start, token.End - token.Start);
        if (IndianIds.Kind(word) is { } kind)
            return (kind, token.End);
        return word.ContainsAnyExceptInRange('0', '9') && !Indic(word)
            ? (null, token.End)
            : NumberForms.Look(text, token.Start);
    }

    // Letters and digits around a digit, ASCII or Devanagari: what a person would call one code.
    private static (int Start, int End) Token(string text, int at)
    {
        var (start, end) = (at, at + 1);
        while (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
            start--;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || char.IsDigit(text[end])))
            end++;
        return (start, end);
    }

    private static bool Indic(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c))
                return false;
        }

        return true;
    }
}
