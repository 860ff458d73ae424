using System.Globalization;
using System.Text;

namespace Concave.Quality.Tier1;

/// <summary>Words of a text in any script, lower-cased and in compatibility form, so that spelling tricks do not hide a copy.</summary>
internal static class Wording
{
    /// <summary>The words in order. Scripts that put no space between words give one token a character.</summary>
    internal static IEnumerable<string> Tokens(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in Fold(text).EnumerateRunes())
        {
            var alone = StandsAlone(rune);
            if (word.Length > 0 && (alone || !IsOfWord(rune)))
            {
                yield return word.ToString();
                word.Clear();
            }

            if (alone)
                yield return rune.ToString();
            else if (IsOfWord(rune))
                word.Append(rune.ToString());
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    /// <summary>The words with one space between them: equal for texts that differ in case, spacing or punctuation only.</summary>
    internal static string Normalise(string text) => string.Join(' ', Tokens(text));

    // A lone half of a surrogate pair cannot be normalised; it is no word in any script.
    private static string Fold(string text)
    {
        var sound = string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
        return sound.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // Thai and Lao, Myanmar, Khmer; kana and the Han ideographs.
    private static bool StandsAlone(Rune rune) =>
        Rune.IsLetter(rune) && rune.Value is ((>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
            or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF));
}
