using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Concave.Ui.Languages.Problems;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages;

/// <summary>
/// Finds the sentences that a problem's detail or mend was made from. A problem is the same English text for a program, a log
/// and a person; only a page says it in its reader's language. Values stay as they are, whatever they say.
/// </summary>
internal static class ProblemRetelling
{
    // Longer texts are not gone through: the longest that a handler joins is far shorter.
    private const int Longest = 10_000;
    private const int LongestQuoted = 1_000;
    private const string End = ". ";

    // No sentence of the list has more full stops than this, so a text of many is gone through once and not once for each.
    private const int MostStops = 4;

    // Most sentences have no place: they are looked up.
    private static readonly FrozenSet<string> Whole = ProblemSentences.All.Where(s => !Retelling.HasPlace(s)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Phrases = ProblemPhrases.All.Where(s => !Retelling.HasPlace(s)).ToFrozenSet(StringComparer.Ordinal);
    private static readonly (Regex Shape, string Sentence)[] PhraseShapes = [.. ProblemPhrases.All.Where(Retelling.HasPlace).Select(s => (Retelling.ShapeOf(s), s))];

    // The one with the most words of its own first, so that "The file is {0}." does not take what a longer one says.
    private static readonly (Regex Shape, string Sentence)[] Shapes =
        [.. ProblemSentences.All.Where(Retelling.HasPlace).OrderByDescending(Retelling.Words).Select(s => (Retelling.ShapeOf(s), s))];

    /// <summary>The text in that language; null when any part of it is not known or the language lacks it.</summary>
    internal static string? Of(string english, FrozenDictionary<string, string> language) => english.Length > Longest ? null
        : One(english, language) ?? Joined(english, language) ?? Shaped(english, language, severalSentences: true);

    private static string? One(string english, FrozenDictionary<string, string> language) =>
        Whole.Contains(english) ? language.GetValueOrDefault(english) : Shaped(english, language, severalSentences: false);

    private static string? Shaped(string english, FrozenDictionary<string, string> language, bool severalSentences)
    {
        foreach (var (shape, sentence) in Shapes)
        {
            if (shape.Match(english) is not { Success: true } found || (!severalSentences && Retelling.Values(found).Any(v => v.Contains(End, StringComparison.Ordinal))))
                continue;
            return language.ContainsKey(sentence) ? T(sentence, [.. Retelling.Values(found).Select(v => Value(v, sentence, language))]) : null;
        }

        return null;
    }

    // Words of ours are told. A sentence that ends with a value, and not with a full stop, quotes another problem there.
    private static string Value(string value, string sentence, FrozenDictionary<string, string> language)
    {
        if (ProblemPhrases.OfStates.Contains(sentence))
            return string.Join(", ", value.Split(", ").Select(s => ProblemPhrases.States.TryGetValue(s, out var word) ? language.GetValueOrDefault(word, s) : s));
        if (Phrases.Contains(value))
            return language.GetValueOrDefault(value, value);
        foreach (var (shape, phrase) in PhraseShapes)
        {
            if (shape.Match(value) is { Success: true } found && language.ContainsKey(phrase))
                return T(phrase, [.. Retelling.Values(found)]);
        }

        if (sentence[^1] is not '}' || value.Length > LongestQuoted)
            return value;
        var words = value.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon && !value.AsSpan(0, colon).Contains(' ') ? colon + 2 : 0;
        return (One(value[words..], language) ?? Joined(value[words..], language)) is { } said ? value[..words] + said : value;
    }

    // Several faults of one answer are joined to one text. Each piece is the shortest that is a sentence of ours.
    private static string? Joined(string english, FrozenDictionary<string, string> language)
    {
        List<string> said = [];
        for (var from = 0; from < english.Length;)
        {
            var next = Piece(english, from, language);
            if (next is not { } piece)
                return null;
            said.Add(piece.Said);
            from = piece.End;
        }

        return said.Count > 1 ? string.Join(' ', said) : null;
    }

    private static (string Said, int End)? Piece(string english, int from, FrozenDictionary<string, string> language)
    {
        for (var (at, stops) = (from, 0); at < english.Length && stops < MostStops; stops++)
        {
            var end = english.IndexOf(End, at, StringComparison.Ordinal) is >= 0 and var dot ? dot + 1 : english.Length;
            if (One(english[from..end], language) is { } said)
                return (said, end + 1);
            at = end + 1;
        }

        return null;
    }
}
