using System.Buffers;

namespace Concave.Ui.Texts;

/// <summary>
/// Emphasis, code, mathematics, links and images within a paragraph. One pass; what has no end is searched for once,
/// and what is open at a time is bounded, so that no text takes longer than its length allows.
/// </summary>
internal sealed class ReadInlines(Passage passage, Budget budget)
{
    private const int MostOpen = 32;
    private const int LongestTicks = 8;
    private const int LongestAddress = 2_000;
    private const int LongestFormula = 2_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`$*_~[]!");

    private readonly string text = passage.Text;
    private readonly List<Inline> nodes = [];
    private readonly List<Opened> open = [];
    private readonly HashSet<string> endless = new(StringComparer.Ordinal);
    private int plain;
    private int at;

    /// <summary>A mark that may turn out to begin something.</summary>
    private readonly record struct Opened(char Mark, int Count, int Node);

    internal IReadOnlyList<Inline> Read()
    {
        while (at < text.Length && budget.Left)
        {
            var next = text.AsSpan(at).IndexOfAny(Marks);
            if (next < 0)
                break;
            at += next;
            if (!Step())
                at++;
        }

        Flush(text.Length);
        return nodes;
    }

    // True when it moved past what it saw.
    private bool Step() => text[at] switch
    {
        '\\' => Escaped(),
        '`' => Code(),
        '$' => Formula(),
        '[' => Bracket('[', 1),
        '!' => Next(1) == '[' && Bracket('!', 2),
        ']' => Link(),
        var mark => Emphasis(mark),
    };

    private char Next(int by) => at + by < text.Length ? text[at + by] : '\0';

    private void Flush(int end)
    {
        passage.Append(nodes, plain, end);
        plain = end;
    }

    private bool Escaped()
    {
        var next = Next(1);
        if (next is '(' or '[' && Between(at + 2, next == '(' ? "\\)" : "\\]") is { } end)
            return Styled(Style.Maths, at, at + 2, end, end + 2);
        if (!char.IsAsciiLetterOrDigit(next) && next is > ' ' and < '\x7f')
        {
            Flush(at);
            plain = at + 1;
            at += 2;
            return true;
        }

        return false;
    }

    private bool Code()
    {
        var ticks = Run('`');
        if (ticks <= LongestTicks && Ticks(at + ticks, ticks) is { } end)
            return Styled(Style.Code, at, at + ticks, end, end + ticks);
        at += ticks;
        return true;
    }

    private int? Ticks(int from, int count)
    {
        var mark = new string('`', count);
        if (endless.Contains(mark))
            return null;
        for (var i = from; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOf('`');
            if (next < 0)
                break;
            i += next;
            var length = 1;
            while (i + length < text.Length && text[i + length] == '`')
                length++;
            if (length == count)
                return i;
            i += length;
        }

        endless.Add(mark);
        return null;
    }

    private bool Formula()
    {
        if (Next(1) == '$')
        {
            if (Between(at + 2, "$$") is { } far && far > at + 2)
                return Styled(Style.Maths, at, at + 2, far, far + 2);
            at += 2;
            return true;
        }

        // "$5 or $10" are prices: a formula begins and ends at a letter, and no digit follows it.
        var within = text.AsSpan(at + 1, Math.Min(LongestFormula, text.Length - at - 1));
        var end = within.IndexOf('$');
        if (end < 1 || char.IsWhiteSpace(within[0]) || char.IsWhiteSpace(within[end - 1]) || within[..end].Contains('\n') || char.IsAsciiDigit(Next(end + 2)))
            return false;
        return Styled(Style.Maths, at, at + 1, at + 1 + end, at + 2 + end);
    }

    private int? Between(int from, string mark)
    {
        if (from > text.Length || endless.Contains(mark))
            return null;
        var found = text.AsSpan(from).IndexOf(mark, StringComparison.Ordinal);
        if (found >= 0)
            return from + found;
        endless.Add(mark);
        return null;
    }

    private bool Styled(Style style, int before, int start, int end, int after)
    {
        Flush(before);
        List<Inline> inner = [];
        passage.Append(inner, start, end);
        nodes.Add(budget.Spend(new Styled(style, inner)));
        plain = at = after;
        return true;
    }

    private bool Emphasis(char mark)
    {
        var count = Run(mark);
        var (before, after) = (at == 0 ? ' ' : text[at - 1], Next(count));
        var word = mark == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        if (count > 3 || (mark == '~' && count != 2) || word)
        {
            at += count;
            return true;
        }

        var left = char.IsWhiteSpace(before) ? count : Close(mark, count);
        if (left > 0 && left == count && after != '\0' && !char.IsWhiteSpace(after))
            Open(mark, count, count);
        at += left;
        return true;
    }

    /// <summary>Ends what is open under this mark; the number of marks that ended nothing.</summary>
    private int Close(char mark, int count)
    {
        while (count > 0 && open.FindLastIndex(o => o.Mark == mark && o.Count <= count) is >= 0 and var found)
        {
            var opened = open[found];
            Flush(at);
            Wrap(opened.Node, (mark, opened.Count) switch
            {
                ('~', _) => Style.Struck,
                (_, 1) => Style.Emphasis,
                (_, 2) => Style.Strong,
                _ => Style.StrongEmphasis,
            });
            open.RemoveRange(found, open.Count - found);
            at += opened.Count;
            plain = at;
            count -= opened.Count;
        }

        return count;
    }

    // The mark itself stands among the nodes until its end is found; without one it stays there as text.
    private void Open(char mark, int count, int length)
    {
        if (open.Count == MostOpen)
            return;
        Flush(at);
        open.Add(new(mark, count, nodes.Count));
        Flush(at + length);
    }

    private void Wrap(int node, Style style)
    {
        var inner = nodes.GetRange(node + 1, nodes.Count - node - 1);
        nodes.RemoveRange(node, nodes.Count - node);
        nodes.Add(budget.Spend(new Styled(style, inner)));
    }

    private bool Bracket(char mark, int length)
    {
        Open(mark, 1, length);
        at += length;
        return true;
    }

    private bool Link()
    {
        var found = open.FindLastIndex(o => o.Mark is '[' or '!');
        if (found < 0)
            return false;
        var (opened, end) = (open[found], Next(1) == '(' ? Address(at + 2) : null);
        open.RemoveRange(found, open.Count - found);
        if (end is not { } close)
            return false;
        Flush(at);
        List<Inline> address = [];
        passage.Append(address, at + 2, close);
        nodes.Add(new Styled(Style.Address, address));
        Wrap(opened.Node, opened.Mark == '!' ? Style.Image : Style.Link);
        plain = at = close + 1;
        return true;
    }

    private int? Address(int from)
    {
        var within = text.AsSpan(from, Math.Clamp(text.Length - from, 0, LongestAddress));
        var depth = 0;
        for (var i = 0; i < within.Length; i++)
        {
            if (within[i] == '\n')
                return null;
            depth += within[i] == '(' ? 1 : within[i] == ')' ? -1 : 0;
            if (depth < 0)
                return from + i;
        }

        return null;
    }

    private int Run(char mark)
    {
        var end = at;
        while (end < text.Length && text[end] == mark)
            end++;
        return end - at;
    }
}
