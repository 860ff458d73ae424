namespace Concave.Datasets.Reading;

/// <summary>JSON Lines: one row a line, counted with the blank ones so that the number is the one an editor shows.</summary>
internal static class LineRows
{
    public static IEnumerable<RawRow> Read(ByteWindow window, int maxBytes)
    {
        var number = 0L;
        while (NextLine(window, maxBytes, out var line))
        {
            number++;
            if (line.TooLong) yield return new(number, default, Faults.RowTooLong(maxBytes));
            else if (!Bytes.IsBlank(window.Slice(line.Length).Span)) yield return new(number, window.Slice(line.Length));
            window.Skip(line.Consumed);
        }

        if (window.Broken is { } broken) yield return new(number + 1, default, broken);
    }

    /// <summary>Finds the next line; a line over the limit is let go of while it is scanned.</summary>
    private static bool NextLine(ByteWindow window, int maxBytes, out Line line)
    {
        var scanned = 0;
        var tooLong = false;
        while (true)
        {
            var found = window.Span[scanned..].IndexOf((byte)'\n');
            if (found >= 0)
            {
                var length = scanned + found;
                line = new(length, length + 1, tooLong || length > maxBytes);
                return true;
            }

            scanned = window.Length;
            if (scanned > maxBytes)
            {
                tooLong = true;
                window.Skip(scanned);
                scanned = 0;
            }

            if (window.Fill()) continue;
            line = new(scanned, scanned, tooLong);

            // A line that a damaged file cut off is part of the damage, not a row.
            return window.Broken is null && (scanned > 0 || tooLong);
        }
    }

    private readonly record struct Line(int Length, int Consumed, bool TooLong);
}
