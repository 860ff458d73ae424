using System.Globalization;

namespace Concave.Ui.Texts;

/// <summary>The mark that begins an item of a list.</summary>
/// <param name="Indent">Characters before it.</param>
/// <param name="Number">Its number; null for a bullet.</param>
/// <param name="Text">Where the item's own text begins.</param>
internal sealed record ListItem(int Indent, int? Number, int Text)
{
    internal static ListItem? At(string source, Slice line)
    {
        var start = line.Start;
        while (start < line.End && source[start] is ' ' or '\t')
            start++;
        var at = start;
        int? number = null;
        while (at < line.End && at - start < 9 && char.IsAsciiDigit(source[at]))
            at++;
        if (at > start && at < line.End && source[at] is '.' or ')')
            number = int.Parse(source.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture);
        else if (at > start || at == line.End || source[at] is not ('-' or '*' or '+' or '•'))
            return null;
        at++;
        if (at < line.End && source[at] is not (' ' or '\t'))
            return null;
        return new(start - line.Start, number, Math.Min(at + 1, line.End));
    }
}

/// <summary>
/// The items of one list. Models indent as they like: whatever stands two columns further in than the list's first
/// mark belongs to the item before it.
/// </summary>
internal sealed class ReadList(string source, List<Slice> lines, Func<Slice, bool> begins)
{
    private const int Further = 2;

    internal ItemList Read(ref int at, ListItem first, Func<List<Slice>, IReadOnlyList<Block>> read)
    {
        List<IReadOnlyList<Block>> items = [];
        while (at < lines.Count && ListItem.At(source, lines[at]) is { } item && Continues(first, item))
            items.Add(read(Own(ref at, first, item)));
        return new(first.Number, items);
    }

    private static bool Continues(ListItem first, ListItem item) =>
        item.Number is null == first.Number is null && item.Indent < first.Indent + Further;

    private List<Slice> Own(ref int at, ListItem first, ListItem item)
    {
        List<Slice> own = [new(item.Text, lines[at].End)];
        var deep = item.Text - lines[at].Start;
        for (at++; at < lines.Count; at++)
        {
            if (IsBlank(lines[at]))
            {
                if (!GoesOn(ref at, first, own))
                    break;
            }
            else if (Indent(lines[at]) < first.Indent + Further && (begins(lines[at]) || ListItem.At(source, lines[at]) is not null))
            {
                break;
            }

            own.Add(new(lines[at].Start + Math.Min(Indent(lines[at]), deep), lines[at].End));
        }

        return own;
    }

    // After empty lines the item goes on only with what is indented. The list may go on either way.
    private bool GoesOn(ref int at, ListItem first, List<Slice> own)
    {
        var blank = lines[at];
        while (at < lines.Count && IsBlank(lines[at]))
            at++;
        if (at == lines.Count || Indent(lines[at]) < first.Indent + Further)
            return false;
        own.Add(blank with { End = blank.Start });
        return true;
    }

    private bool IsBlank(Slice line) => source.AsSpan(line.Start, line.Length).IsWhiteSpace();

    private int Indent(Slice line) => line.Length - source.AsSpan(line.Start, line.Length).TrimStart(" \t").Length;
}
