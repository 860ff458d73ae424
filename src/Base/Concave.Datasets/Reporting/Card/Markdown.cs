using System.Text;

namespace Concave.Datasets.Reporting;

/// <summary>Text of people and models inside Markdown: shown as it is, never as markup, a link or a picture.</summary>
public static class Markdown
{
    private const string Special = "\\`*_{}[]()#|~$!^";

    /// <summary>One line: line breaks and control characters become spaces, punctuation with a meaning is escaped.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
                line.Append(' ');
            else if (rune.Value is '<' or '>' or '&')
                line.Append(Entity(rune));
            else if (rune.IsAscii && Special.Contains((char)rune.Value))
                line.Append('\\').Append(rune);
            else
                line.Append(rune);
        }

        // Bare addresses would become links; a leading bullet or number would become a list.
        var safe = line.Replace("://", "\\://").Replace("www.", "www\\.").Replace("@", "\\@").ToString().Trim();
        return safe.Length > 0 && (safe[0] is '-' or '+' or '=' || char.IsAsciiDigit(safe[0])) ? "&#8203;" + safe : safe;
    }

    /// <summary>A table of cells that are safe already.</summary>
    public static string Table(string[] heads, IEnumerable<string[]> rows) =>
        string.Concat(rows.Select(Row).Prepend(Row([.. heads.Select(_ => "---")])).Prepend(Row(heads)));

    // An entity holds inside a block of HTML too, where a backslash would not.
    private static string Entity(Rune rune) => rune.Value switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        _ => "&amp;",
    };

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |\n";
}
