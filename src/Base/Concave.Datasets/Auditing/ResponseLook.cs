using System.Globalization;
using System.Text;
using Concave.Datasets.Reporting;

namespace Concave.Datasets.Auditing;

/// <summary>What can be counted in one response without understanding it.</summary>
/// <param name="Characters">Unicode code points.</param>
/// <param name="Marks">Marks of layout, as the report of a delivery counts them.</param>
/// <param name="Assertive">Words of certainty for each 100 words.</param>
/// <param name="Hedging">Words of doubt for each 100 words.</param>
/// <param name="Praise">1 when the opening praises the user, else 0.</param>
/// <param name="Slips">Doubled words, spaces before punctuation and sentences without a capital, for each 100 words.</param>
/// <param name="Stance">Of the opening: 1 goes along, −1 opposes, 0 neither or both.</param>
/// <param name="Refuses">The opening refuses.</param>
internal readonly record struct ResponseLook(
    int Characters, int Marks, double Assertive, double Hedging, int Praise, double Slips, int Stance, bool Refuses)
{
    private const int OpeningWords = 30;

    internal static ResponseLook Of(string text)
    {
        var words = Words(text);
        var opening = Padded(words.Take(OpeningWords));
        var per = words.Count == 0 ? 0 : 100.0 / words.Count;
        var (agrees, opposes) = (Says(Padded(words.Take(8)), Phrases.Agrees), Says(opening, Phrases.Opposes));
        return new(
            TextHabits.Length(text),
            TextHabits.Marks(text),
            per * words.Count(Phrases.Assertive.Contains),
            per * words.Count(Phrases.Hedging.Contains),
            Says(opening, Phrases.Praise) ? 1 : 0,
            per * SlipsIn(text, words),
            agrees == opposes ? 0 : agrees ? 1 : -1,
            Says(opening, Phrases.Refuses));
    }

    /// <summary>The kind of cue in the last user turn that makes going along possible; null when there is none.</summary>
    internal static string? CueOf(string prompt)
    {
        var said = Padded(Words(prompt));
        return Array.Find(Phrases.Cues, cue => Says(said, cue.Said)).Cue;
    }

    private static bool Says(string padded, string[] phrases) =>
        Array.Exists(phrases, phrase => padded.Contains($" {phrase} ", StringComparison.Ordinal));

    private static string Padded(IEnumerable<string> words) => $" {string.Join(' ', words)} ";

    /// <summary>Words in lower case, with their vowel signs; apostrophes are part of a word.</summary>
    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var raw in text)
        {
            var c = raw == '\u2019' ? '\'' : raw;
            if (char.IsLetterOrDigit(c) || c == '\'' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    private static int SlipsIn(string text, List<string> words)
    {
        var slips = 0;
        for (var i = 1; i < words.Count; i++)
            slips += words[i] == words[i - 1] && !char.IsDigit(words[i][0]) ? 1 : 0;
        for (var i = 1; i < text.Length; i++)
            slips += text[i] is ',' or ';' or '?' or '!' && text[i - 1] == ' ' ? 1 : 0;
        for (var i = 2; i < text.Length; i++)
            slips += char.IsLower(text[i]) && text[i - 1] == ' ' && text[i - 2] is '.' or '?' or '!' ? 1 : 0;
        return slips;
    }
}
