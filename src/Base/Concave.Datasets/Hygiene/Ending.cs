using System.Globalization;

namespace Concave.Datasets.Hygiene;

/// <summary>
/// Tells a text that was cut off from one that merely ends without a full stop: it must end sentences elsewhere, its last
/// line must be running text, and that line must stop at a letter, a comma or an open bracket. Or a block of code is open.
/// </summary>
internal static class Ending
{
    private const int LeastCharacters = 160;
    private const int LeastLine = 30;
    private const string Stops = ".!?।॥";
    private const string Fence = "```";

    internal static bool BreaksOff(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.Length < LeastCharacters)
            return false;
        if (Fences(text) % 2 == 1)
            return true;
        var last = text[^1];
        if (!(char.IsLetterOrDigit(last) || IsVowelSign(last) || last is ',' or '(' or '[' or '-'))
            return false;
        var line = text[(text.LastIndexOf('\n') + 1)..].TrimStart();
        return line.Length >= LeastLine && !IsItem(line) && !line.Contains("://", StringComparison.Ordinal)
            && CountStops(text) >= 2 && ContainsStop(line);
    }

    // A last line without any stop of its own may be a title, a name or a line of a poem.
    private static bool ContainsStop(ReadOnlySpan<char> line) => CountStops(line) >= 1;

    private static int CountStops(ReadOnlySpan<char> text)
    {
        var stops = 0;
        for (int at; (at = text.IndexOfAny(Stops)) >= 0 && stops < 2; text = text[(at + 1)..])
            stops += at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) ? 1 : 0;
        return stops;
    }

    private static int Fences(ReadOnlySpan<char> text)
    {
        var fences = 0;
        for (int at; (at = text.IndexOf(Fence)) >= 0; text = text[(at + Fence.Length)..])
            fences++;
        return fences;
    }

    private static bool IsItem(ReadOnlySpan<char> line) => line[0] is '-' or '*' or '#' or '|' or '>' or '•' || char.IsDigit(line[0]);

    private static bool IsVowelSign(char c) =>
        c > 0x300 && char.GetUnicodeCategory(c) is (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
