namespace Concave.Ui.Texts;

/// <summary>
/// Paragraphs, headings, lists, quotes, tables, fenced code and mathematics of a model's text: the part of Markdown
/// that models write. HTML is text like any other. Nothing is dropped but the marks themselves.
/// </summary>
internal sealed class ReadBlocks(string source, Budget budget)
{
    private const int Deepest = 8;

    internal static IReadOnlyList<Block> Of(string source, Budget? budget = null) =>
        new ReadBlocks(source, budget ?? new Budget()).Read(Lines(source), depth: 0);

    /// <summary>The lines of a text without their ends, which are LF, CR LF or CR.</summary>
    internal static List<Slice> Lines(string source)
    {
        List<Slice> lines = [];
        var at = 0;
        while (true)
        {
            var length = source.AsSpan(at).IndexOfAny('\n', '\r');
            if (length < 0)
                break;
            lines.Add(new(at, at + length));
            at += length + 1;
            if (source[at - 1] == '\r' && at < source.Length && source[at] == '\n')
                at++;
        }

        lines.Add(new(at, source.Length));
        return lines;
    }

    private List<Block> Read(List<Slice> lines, int depth)
    {
        List<Block> blocks = [];
        var at = 0;
        while (at < lines.Count)
        {
            if (!budget.Left)
            {
                blocks.Add(new Remainder(new(lines[at].Start, lines[^1].End)));
                break;
            }

            if (Trim(lines[at]).Length == 0)
                at++;
            else
                blocks.Add(budget.Spend(Next(lines, ref at, depth)));
        }

        return blocks;
    }

    private Block Next(List<Slice> lines, ref int at, int depth)
    {
        var line = Trim(lines[at]);
        if (Fence(line) is { } fence)
            return Code(lines, ref at, fence);
        if (MathsMark(line) is { } mark && Maths(lines, ref at, mark) is { } maths)
            return maths;
        if (HeadingLevel(line) is { } level)
            return HeadingAt(lines[at++], level);
        if (IsDivider(line))
        {
            at++;
            return new Divider();
        }

        if (depth < Deepest && source[line.Start] == '>')
            return QuoteAt(lines, ref at, depth);
        if (depth < Deepest && ListItem.At(source, lines[at]) is { } item)
            return new ReadList(source, lines, Begins).Read(ref at, item, inner => Read(inner, depth + 1));
        return IsGrid(lines, at) ? GridAt(lines, ref at) : ParagraphAt(lines, ref at);
    }

    private Paragraph ParagraphAt(List<Slice> lines, ref int at)
    {
        List<Slice> own = [Trim(lines[at++])];
        while (at < lines.Count && Trim(lines[at]).Length > 0 && !Begins(lines[at]) && !IsGrid(lines, at))
            own.Add(lines[at] with { End = Trim(lines[at]).End, Start = lines[at++].Start });
        return new(Inlines(own));
    }

    private IReadOnlyList<Inline> Inlines(IReadOnlyList<Slice> lines) => new ReadInlines(new Passage(source, lines), budget).Read();

    /// <summary>Whether a line ends the paragraph before it.</summary>
    private bool Begins(Slice untrimmed)
    {
        var line = Trim(untrimmed);
        return line.Length > 0 && (Fence(line) is not null || HeadingLevel(line) is not null || IsDivider(line) || source[line.Start] == '>'
            || ListItem.At(source, untrimmed) is { Number: null or 1 });
    }

    private Slice Trim(Slice line)
    {
        var (start, end) = (line.Start, line.End);
        while (start < end && source[start] is ' ' or '\t')
            start++;
        while (end > start && source[end - 1] is ' ' or '\t')
            end--;
        return new(start, end);
    }

    private Heading HeadingAt(Slice untrimmed, int level)
    {
        var line = Trim(untrimmed);
        var text = Trim(new(line.Start + level, line.End));
        var end = text.End;
        while (end > text.Start && source[end - 1] == '#')
            end--;
        var closed = end == text.Start || source[end - 1] is ' ' or '\t';
        return new(level, Inlines([closed ? Trim(text with { End = end }) : text]));
    }

    private int? HeadingLevel(Slice line)
    {
        var level = 0;
        while (level < line.Length && level < 7 && source[line.Start + level] == '#')
            level++;
        return level is > 0 and < 7 && (line.Length == level || source[line.Start + level] is ' ' or '\t') ? level : null;
    }

    private bool IsDivider(Slice line)
    {
        var mark = source[line.Start];
        if (line.Length < 3 || mark is not ('-' or '*' or '_'))
            return false;
        var marks = 0;
        for (var i = line.Start; i < line.End; i++)
        {
            if (source[i] == mark)
                marks++;
            else if (source[i] != ' ')
                return false;
        }

        return marks >= 3;
    }

    private (char Mark, int Count)? Fence(Slice line)
    {
        var mark = line.Length > 2 ? source[line.Start] : ' ';
        if (mark is not ('`' or '~'))
            return null;
        var count = 0;
        while (count < line.Length && source[line.Start + count] == mark)
            count++;
        var more = source.AsSpan(line.Start + count, line.Length - count);
        return count >= 3 && (mark == '~' || !more.Contains('`')) ? (mark, count) : null;
    }

    // A fence that is never closed holds everything to the end: a model that was cut off wrote code till then.
    private CodeBlock Code(List<Slice> lines, ref int at, (char Mark, int Count) fence)
    {
        var head = Trim(lines[at++]);
        List<Slice> code = [];
        for (; at < lines.Count; at++)
        {
            var line = Trim(lines[at]);
            if (Fence(line) is { } end && end.Mark == fence.Mark && end.Count >= fence.Count && end.Count == line.Length)
            {
                at++;
                break;
            }

            code.Add(lines[at]);
        }

        return new(Trim(new(head.Start + fence.Count, head.End)), code);
    }

    private string? MathsMark(Slice line) => source.AsSpan(line.Start, line.Length) switch
    {
        "$$" => "$$",
        "\\[" => "\\]",
        _ => null,
    };

    private MathsBlock? Maths(List<Slice> lines, ref int at, string mark)
    {
        for (var end = at + 1; end < lines.Count && Trim(lines[end]).Length > 0; end++)
        {
            var line = Trim(lines[end]);
            if (!source.AsSpan(line.Start, line.Length).SequenceEqual(mark))
                continue;
            var own = lines.GetRange(at + 1, end - at - 1);
            at = end + 1;
            return new(own);
        }

        return null;
    }

    private Quote QuoteAt(List<Slice> lines, ref int at, int depth)
    {
        List<Slice> inner = [];
        for (; at < lines.Count; at++)
        {
            var line = Trim(lines[at]);
            if (line.Length == 0 || source[line.Start] != '>')
                break;
            var start = line.Start + 1;
            inner.Add(new(start < line.End && source[start] == ' ' ? start + 1 : start, line.End));
        }

        return new(Read(inner, depth + 1));
    }

    private bool IsGrid(List<Slice> lines, int at)
    {
        if (at + 1 >= lines.Count || !source.AsSpan(lines[at].Start, lines[at].Length).Contains('|'))
            return false;
        var rule = source.AsSpan(lines[at + 1].Start, lines[at + 1].Length);
        return rule.Contains('|') && rule.Contains('-') && rule.TrimStart(" \t|:-").IsEmpty;
    }

    private Grid GridAt(List<Slice> lines, ref int at)
    {
        List<IReadOnlyList<IReadOnlyList<Inline>>> rows = [Cells(lines[at])];
        for (at += 2; at < lines.Count && budget.Left && source.AsSpan(lines[at].Start, lines[at].Length).Contains('|'); at++)
            rows.Add(Cells(lines[at]));
        return new(rows);
    }

    private List<IReadOnlyList<Inline>> Cells(Slice untrimmed)
    {
        var line = Trim(untrimmed);
        var start = source[line.Start] == '|' ? line.Start + 1 : line.Start;
        List<IReadOnlyList<Inline>> cells = [];
        for (var i = start; i < line.End; i++)
        {
            if (source[i] == '\\')
                i++;
            else if (source[i] == '|' && budget.Left)
            {
                cells.Add(budget.Spend(Inlines([Trim(new(start, i))])));
                start = i + 1;
            }
        }

        if (start < line.End)
            cells.Add(Inlines([Trim(new(start, line.End))]));
        return cells;
    }
}
