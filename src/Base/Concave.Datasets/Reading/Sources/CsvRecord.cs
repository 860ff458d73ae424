using System.Buffers;

namespace Concave.Datasets.Reading;

/// <summary>
/// One record of RFC 4180, found in bytes: where it ends and where its cells lie. A record that breaks the rules is
/// given up as one physical line, so that a lost quote does not swallow the rest of the file.
/// </summary>
internal sealed class CsvRecord(ByteWindow window, int maxBytes)
{
    private const int EndOfFile = -1;
    private static readonly SearchValues<byte> cellEnds = SearchValues.Create(",\n"u8);
    private static readonly SearchValues<byte> quote = SearchValues.Create("\""u8);

    private readonly List<Range> cells = [];
    private readonly ArrayBufferWriter<byte> unescaped = new();

    /// <summary>Why the record could not be taken apart; it is then already skipped.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>Length in bytes with its line end; skip as many to come to the next record.</summary>
    public int Length { get; private set; }

    public int CellCount => cells.Count;

    /// <summary>True for an empty line.</summary>
    public bool IsBlank => cells.Count == 1 && Cell(0).IsEmpty;

    /// <summary>Finds the next record; false at the end of the file.</summary>
    public bool Next()
    {
        cells.Clear();
        (Fault, Length) = (null, 0);
        if (Peek(0) == EndOfFile) return false;
        for (var at = 0; ;)
        {
            at = Peek(at) == '"' ? QuotedCell(at) : BareCell(at);
            if (Fault is null && at > maxBytes) Fault = Faults.RowTooLong(maxBytes);
            if (Fault is not null) break;
            var end = Peek(at);
            if (end == ',')
            {
                at++;
                continue;
            }

            Length = end == '\n' ? at + 1 : at;
            return window.Broken is null;
        }

        SkipLine();
        return true;
    }

    /// <summary>The text of a cell as UTF-8, without its quotes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Cell(int index)
    {
        var cell = window.Span[cells[index]];
        if (cell is not [(byte)'"', .. var inner, (byte)'"']) return cell;
        if (!inner.Contains((byte)'"')) return inner;
        unescaped.ResetWrittenCount();
        while (inner.IndexOf("\"\""u8) is >= 0 and var pair)
        {
            unescaped.Write(inner[..(pair + 1)]);
            inner = inner[(pair + 2)..];
        }

        unescaped.Write(inner);
        return unescaped.WrittenSpan;
    }

    /// <summary>Notes the cell that starts at <paramref name="start"/>; returns where its comma or line end stands.</summary>
    private int BareCell(int start)
    {
        var at = Find(start, cellEnds);
        var end = at > start && window.Span[at - 1] == '\r' && Peek(at) != ',' ? at - 1 : at;
        cells.Add(start..end);
        return at;
    }

    private int QuotedCell(int start)
    {
        var at = start + 1;
        while (true)
        {
            at = Find(at, quote);
            if (Peek(at) == EndOfFile || at > maxBytes)
            {
                Fault ??= at > maxBytes ? Faults.RowTooLong(maxBytes) : Faults.NotCsv("A quote is opened in this record and never closed.");
                return at;
            }

            if (Peek(at + 1) != '"') break;
            at += 2;
        }

        cells.Add(start..++at);
        if (Peek(at) == '\r' && Peek(at + 1) is '\n' or EndOfFile) at++;
        if (Peek(at) is not (',' or '\n' or EndOfFile)) Fault = Faults.NotCsv("Something other than a comma follows a closing quote in this record.");
        return at;
    }

    private int Find(int from, SearchValues<byte> what)
    {
        while (true)
        {
            if (Peek(from) == EndOfFile) return from;
            var found = window.Span[from..].IndexOfAny(what);
            if (found >= 0) return from + found;
            from = window.Length;
            if (from > maxBytes) return from;
        }
    }

    private int Peek(int at)
    {
        while (at >= window.Length)
        {
            if (!window.Fill()) return EndOfFile;
        }

        return window.Span[at];
    }

    private void SkipLine()
    {
        while (true)
        {
            var end = window.Span.IndexOf((byte)'\n');
            window.Skip(end < 0 ? window.Length : end + 1);
            if (end >= 0 || !window.Fill()) return;
        }
    }
}
