using System.Buffers;

namespace Concave.Datasets.Reading;

/// <summary>
/// Finds where one element of a JSON array ends, across refills of the window, without parsing it. A broken element
/// costs only itself: a line end closes a string that was left open (JSON forbids one inside), and an object where a
/// key should stand is the next element. The parser then refuses the broken one by itself.
/// </summary>
internal struct ElementScan
{
    private static readonly SearchValues<byte> inText = SearchValues.Create("\"\\\n"u8);
    private static readonly SearchValues<byte> nested = SearchValues.Create("{}[]\""u8);
    private static readonly SearchValues<byte> outermost = SearchValues.Create("{}[]\","u8);

    private int depth;
    private bool quoted;

    /// <summary>How far the scan came; the element's length once <see cref="Advance"/> said true.</summary>
    public int At { get; private set; }

    /// <summary>The bytes scanned so far were let go of.</summary>
    public void Forget() => At = 0;

    /// <summary>Goes on from <see cref="At"/>; true when the element ends there, false when more bytes are needed.</summary>
    public bool Advance(ReadOnlySpan<byte> window)
    {
        while (At < window.Length)
        {
            var found = window[At..].IndexOfAny(quoted ? inText : depth == 0 ? outermost : nested);
            At = found < 0 ? window.Length : At + found;
            if (found < 0) return false;
            if (quoted)
            {
                if (!StepInText(window)) return false;
            }
            else if (Step(window))
            {
                return true;
            }
        }

        return false;
    }

    private bool StepInText(ReadOnlySpan<byte> window)
    {
        if (window[At] != '\\')
        {
            quoted = false;
            At++;
            return true;
        }

        // The escaped byte decides nothing here; but it has to be in the window to be stepped over.
        if (At + 1 >= window.Length) return false;
        At += 2;
        return true;
    }

    private bool Step(ReadOnlySpan<byte> window)
    {
        switch (window[At])
        {
            case (byte)'"':
                if (depth == 0 && At > 0 && !Bytes.IsBlank(window[..At])) return true;
                quoted = true;
                break;
            case (byte)'{' or (byte)'[':
                if (depth == 0 && At > 0 && !Bytes.IsBlank(window[..At])) return true;
                if (depth == 1 && window[0] == '{' && window[At] == '{' && window[..At].TrimEnd(" \t\r\n"u8).EndsWith(","u8)) return true;
                depth++;
                break;
            case (byte)'}' or (byte)']' when depth > 0:
                if (--depth > 0) break;
                At++;
                return true;
            case (byte)',' or (byte)']':
                return true;
            default:
                break;
        }

        At++;
        return false;
    }
}
