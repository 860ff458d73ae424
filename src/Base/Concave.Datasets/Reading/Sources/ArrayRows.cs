namespace Concave.Datasets.Reading;

/// <summary>A JSON array read element by element, so that neither its size nor one broken element matters.</summary>
internal static class ArrayRows
{
    public static IEnumerable<RawRow> Read(ByteWindow window, int maxBytes)
    {
        SkipBlank(window, alsoCommas: false);
        window.Skip(1);
        var number = 0L;
        while (true)
        {
            SkipBlank(window, alsoCommas: true);
            if (window.Length == 0 || window.Span[0] == ']') break;
            number++;
            if (!NextElement(window, maxBytes, out var length, out var tooLong))
            {
                yield return new(number, default, window.Broken ?? Faults.Broken("The file ends in the middle of this element."));
                yield break;
            }

            yield return tooLong ? new(number, default, Faults.RowTooLong(maxBytes)) : new(number, window.Slice(length));
            window.Skip(length);
        }

        if (End(window) is { } trailing) yield return new(number + 1, default, trailing);
    }

    /// <summary>Finds the next element's end; false when the file ends before it. One over the limit is let go of while it is scanned.</summary>
    private static bool NextElement(ByteWindow window, int maxBytes, out int length, out bool tooLong)
    {
        var scan = default(ElementScan);
        tooLong = false;
        while (!scan.Advance(window.Span))
        {
            if (scan.At > maxBytes)
            {
                tooLong = true;
                window.Skip(scan.At);
                scan.Forget();
            }

            if (window.Fill()) continue;
            length = 0;
            return false;
        }

        length = scan.At;
        tooLong |= length > maxBytes;
        return true;
    }

    private static RowFault? End(ByteWindow window)
    {
        if (window.Broken is { } broken) return broken;
        if (window.Length == 0) return Faults.Broken("The array is never closed: the file may be cut off.");
        window.Skip(1);
        SkipBlank(window, alsoCommas: false);
        return window.Length == 0 ? window.Broken : Faults.Broken("Something follows the end of the array.");
    }

    private static void SkipBlank(ByteWindow window, bool alsoCommas)
    {
        while (true)
        {
            var span = window.Span;
            var at = alsoCommas ? span.IndexOfAnyExcept(" \t\r\n,"u8) : span.IndexOfAnyExcept(Bytes.Blank);
            window.Skip(at < 0 ? span.Length : at);
            if (at >= 0 || !window.Fill()) return;
        }
    }
}
