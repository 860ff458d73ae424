using System.Buffers;
using System.Globalization;
using System.Text;

namespace Concave.PreScoring.Suspicion;

/// <summary>Characters that a person does not see and a model reads.</summary>
internal static class Invisible
{
    private const int Few = 2;
    private static readonly SearchValues<char> WithoutWidth = SearchValues.Create("\u200B\u200C\u200D\u2060\u2061\u2062\u2063\u2064\uFEFF\u180E");

    /// <summary>True for characters without a shape of their own. Joiners of Indian and Arabic scripts are dropped for comparing only.</summary>
    internal static bool IsDropped(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || IsSelector(rune.Value) || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x034F;

    /// <summary>Signs that something is hidden, or that what is shown is not the order in which it is read.</summary>
    internal static IEnumerable<string> Signs(string text)
    {
        if (Smuggled(text).Length > 0)
            yield return "hidden-text";
        if (text.Any(c => c is '\u202D' or '\u202E') || (text.Any(c => c is >= '\u202A' and <= '\u202C' or >= '\u2066' and <= '\u2069') && !text.Any(IsRightToLeft)))
            yield return "direction-override";
        if (InsideWords(text) > Few)
            yield return "invisible-characters";
    }

    /// <summary>What tag characters and long runs of variation selectors spell; "" when there are none but those of emoji.</summary>
    internal static string Smuggled(string text)
    {
        StringBuilder tags = new();
        List<byte> selectors = [];
        var inFlag = false;
        foreach (var rune in text.EnumerateRunes())
        {
            inFlag = rune.Value == 0x1F3F4 || (inFlag && IsTag(rune.Value)); // the flags of England, Scotland and Wales
            if (IsTag(rune.Value) && !inFlag)
                tags.Append(rune.Value is >= 0xE0020 and <= 0xE007E ? (char)(rune.Value - 0xE0000) : ' ');
            if (IsSelector(rune.Value))
                selectors.Add((byte)(rune.Value >= 0xE0100 ? rune.Value - 0xE0100 + 16 : rune.Value - 0xFE00));
        }

        // Selectors above U+E0100 belong to rare forms of Han characters; nobody needs many.
        var spelled = selectors.Count(s => s >= 16) > Few ? Encoding.UTF8.GetString([.. selectors.Where(s => s >= 16)]) : "";
        return (tags + spelled).Trim() is { Length: > 0 } both ? both : tags.Length > 0 ? "?" : "";
    }

    private static bool IsTag(int value) => value is >= 0xE0000 and <= 0xE007F;

    private static bool IsSelector(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsRightToLeft(char letter) => letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    // Between two Latin, Greek or Cyrillic letters none of these has any business; in other scripts joiners do.
    private static int InsideWords(string text)
    {
        var count = 0;
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (WithoutWidth.Contains(text[i]) && IsSpaced(text[i - 1]) && Next(text, i) is { } next && IsSpaced(next))
                count++;
        }

        return count;
    }

    private static char? Next(string text, int at) => text.AsSpan(at + 1).IndexOfAnyExcept(WithoutWidth) is var offset and >= 0 ? text[at + 1 + offset] : null;

    private static bool IsSpaced(char letter) => char.IsLetter(letter) && letter < '\u0530';
}
