using System.Text;

namespace Concave.Quality.Tier1;

/// <summary>The script a letter belongs to, by the blocks of Unicode: enough to tell languages that are written differently.</summary>
internal static class Scripts
{
    private static readonly (int From, int To, string Name)[] Blocks =
    [
        (0x0041, 0x024F, "Latin"), (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0530, 0x058F, "Armenian"), (0x0590, 0x05FF, "Hebrew"),
        (0x0600, 0x06FF, "Arabic"), (0x0750, 0x077F, "Arabic"), (0x0900, 0x097F, "Devanagari"), (0x0980, 0x09FF, "Bengali"), (0x0A00, 0x0A7F, "Gurmukhi"),
        (0x0A80, 0x0AFF, "Gujarati"), (0x0B00, 0x0B7F, "Odia"), (0x0B80, 0x0BFF, "Tamil"), (0x0C00, 0x0C7F, "Telugu"), (0x0C80, 0x0CFF, "Kannada"),
        (0x0D00, 0x0D7F, "Malayalam"), (0x0D80, 0x0DFF, "Sinhala"), (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Lao"), (0x1000, 0x109F, "Myanmar"),
        (0x10A0, 0x10FF, "Georgian"), (0x1100, 0x11FF, "Hangul"), (0x1200, 0x137F, "Ethiopic"), (0x1780, 0x17FF, "Khmer"), (0x1E00, 0x1EFF, "Latin"),
        (0x3040, 0x30FF, "Kana"), (0x3400, 0x9FFF, "Han"), (0xAC00, 0xD7AF, "Hangul"), (0x20000, 0x3FFFF, "Han"),
    ];

    /// <summary>Letters of each script in a text; letters of scripts that are not known here count for none.</summary>
    internal static Dictionary<string, int> Count(string text)
    {
        Dictionary<string, int> letters = new(StringComparer.Ordinal);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) && Of(rune.Value) is { } script)
                letters[script] = letters.GetValueOrDefault(script) + 1;
        }

        return letters;
    }

    private static string? Of(int letter)
    {
        foreach (var (from, to, name) in Blocks)
        {
            if (letter >= from && letter <= to)
                return name;
        }

        return null;
    }
}
