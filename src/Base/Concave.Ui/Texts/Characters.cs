using System.Globalization;

namespace Concave.Ui.Texts;

/// <summary>Characters that change how others are read without showing themselves, and the direction of a text.</summary>
internal static class Characters
{
    /// <summary>The length of the hidden character at this place, in code units; 0 when it shows itself.</summary>
    /// <remarks>
    /// Directional embeddings, overrides and isolates can make a text read otherwise than it is; tags hide whole
    /// sentences. The joiners of Indic scripts and of emoji, and the weak marks of Arabic and Hebrew, are letters' own.
    /// </remarks>
    internal static int Hidden(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '\t' or '\n' => 0,
        < ' ' or (>= '\x7f' and < '\xa0') => 1,
        (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u206f') or '\u2028' or '\u2029' or '\ufeff' => 1,
        '\udb40' when at + 1 < text.Length && text[at + 1] is >= '\udc00' and <= '\udc7f' => 2,
        _ => 0,
    };

    /// <summary>Its name as Unicode writes it: U+202E.</summary>
    internal static string NameOf(ReadOnlySpan<char> character) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{(character.Length == 2 ? char.ConvertToUtf32(character[0], character[1]) : character[0]):X4}");

    /// <summary>Whether any such character can be in the text: one quick look before the slow one.</summary>
    internal static bool MayHide(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\0', '\x1f') >= 0 || text.IndexOfAnyInRange('\x7f', '\x9f') >= 0 || text.IndexOfAnyInRange('\u2028', '\u206f') >= 0
        || text.Contains('\ufeff') || text.Contains('\udb40');

    /// <summary>"rtl" or "ltr" by the first letter that has a direction (Unicode bidi rules P2 and P3, by blocks).</summary>
    internal static string DirectionOf(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is (>= 0x590 and < 0x900) or (>= 0xfb1d and < 0xfe00) or (>= 0xfe70 and < 0xff00) or (>= 0x10800 and < 0x11000) or (>= 0x1e800 and < 0x1f000)
                && System.Text.Rune.IsLetter(rune))
                return "rtl";
            if (System.Text.Rune.IsLetter(rune))
                return "ltr";
        }

        return "ltr";
    }
}
