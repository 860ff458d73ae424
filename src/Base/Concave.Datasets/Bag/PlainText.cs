using System.Globalization;

namespace Concave.Datasets.Bag;

/// <summary>Text from a bag that is put into a message: no control characters, no direction marks, not long.</summary>
internal static class PlainText
{
    private const int Longest = 200;

    public static string Of(string text)
    {
        var shown = new string([.. text.Take(Longest).Select(c => IsPlain(c) ? c : '?')]);
        return text.Length > Longest ? shown + "..." : shown;
    }

    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
