namespace Concave.Ui.Texts;

/// <summary>Lines that belong to one paragraph as one text, which still knows where in the source each character stands.</summary>
internal sealed class Passage
{
    private readonly IReadOnlyList<Slice> lines;
    private readonly int[] starts;

    internal Passage(string source, IReadOnlyList<Slice> lines)
    {
        this.lines = lines;
        starts = new int[lines.Count];
        for (var i = 1; i < lines.Count; i++)
            starts[i] = starts[i - 1] + lines[i - 1].Length + 1;
        Text = lines is [var only]
            ? source.Substring(only.Start, only.Length)
            : string.Create(lines.Count == 0 ? 0 : starts[^1] + lines[^1].Length, (source, lines), Fill);
    }

    /// <summary>The lines, joined by LF.</summary>
    internal string Text { get; }

    /// <summary>Appends what stands in the source for this part of <see cref="Text"/>.</summary>
    internal void Append(List<Inline> to, int start, int end)
    {
        if (start >= end)
            return;
        var line = Array.BinarySearch(starts, start);
        line = line >= 0 ? line : ~line - 1;
        while (start < end)
        {
            var stop = Math.Min(end, starts[line] + lines[line].Length);
            var shift = lines[line].Start - starts[line];
            if (stop > start)
                to.Add(new Letters(new(start + shift, stop + shift)));
            if (stop < end)
                to.Add(new LineEnd());
            start = stop + 1;
            line++;
        }
    }

    private static void Fill(Span<char> text, (string Source, IReadOnlyList<Slice> Lines) from)
    {
        for (var i = 0; i < from.Lines.Count; i++)
        {
            from.Source.AsSpan(from.Lines[i].Start, from.Lines[i].Length).CopyTo(text);
            text = text[from.Lines[i].Length..];
            if (i < from.Lines.Count - 1)
            {
                text[0] = '\n';
                text = text[1..];
            }
        }
    }
}
