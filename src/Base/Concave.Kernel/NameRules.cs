using System.Globalization;
using System.Text;

namespace Concave.Kernel;

/// <summary>Names that people give: one line, not empty, not endless, with nothing in it that a reader cannot see.</summary>
public static class NameRules
{
    /// <summary>UTF-16 code units a name may have.</summary>
    public const int Longest = 200;

    /// <summary>What is wrong with the name, or null.</summary>
    public static Problem? Check(string? name, string field)
    {
        if (string.IsNullOrWhiteSpace(name))
            return Fault(field, "It is empty.", "Fill it in.");
        if (name.Length > Longest)
            return Fault(field, $"It has {name.Length} characters; the limit is {Longest}.", "Shorten it.");
        return name.EnumerateRunes().Any(IsHidden)
            ? Fault(field, "It contains a control or invisible character.", "Write it in one line of plain text.")
            : null;
    }

    /// <summary>The last part of a path as it may be shown and stored: hidden characters replaced, not longer than a name.</summary>
    public static string FileName(string path)
    {
        var last = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        var shown = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes().Take(Longest / 2)) // a rune is at most two code units
            shown.Append(IsHidden(rune) ? "_" : rune.ToString());
        return shown.ToString().Trim() is { Length: > 0 } name ? name : "unnamed";
    }

    // EnumerateRunes gives the replacement character for half a surrogate pair. Format characters turn text around
    // or hide it, but joiners belong to Indian scripts and to emoji.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => true,
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        _ => rune == Rune.ReplacementChar,
    };

    private static Problem Fault(string field, string detail, string mend) =>
        new("name-invalid", ProblemKind.Invalid, detail, mend, field);
}
