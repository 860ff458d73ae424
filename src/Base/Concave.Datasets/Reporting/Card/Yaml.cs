using System.Globalization;
using System.Text;

namespace Concave.Datasets.Reporting;

/// <summary>Scalars for YAML front matter that no text of a client can break out of.</summary>
internal static class Yaml
{
    /// <summary>A double-quoted scalar: quotes, backslashes, angle brackets and control characters escaped, everything else as it is.</summary>
    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                quoted.Append('\\').Append(rune);
            else if (Rune.IsControl(rune) || rune.Value is '<' or '>' or 0x2028 or 0x2029 or 0xFEFF)
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            else
                quoted.Append(rune);
        }

        return quoted.Append('"').ToString();
    }

    internal static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Quoted))}]";
}
