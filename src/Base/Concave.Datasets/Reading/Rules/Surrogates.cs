using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Concave.Datasets.Reading;

/// <summary>
/// Finds halves of surrogate pairs among the escapes of a JSON row. .NET would throw on them in some calls and
/// silently write U+FFFD in others, so they are looked for before any text is taken.
/// </summary>
internal static class Surrogates
{
    /// <summary>The fault that names the first field with half a pair.</summary>
    public static RowFault Locate(JsonElement row)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (AnyLone(JsonMarshal.GetRawUtf8PropertyName(property))) break;
            if (AnyLone(JsonMarshal.GetRawUtf8Value(property.Value))) return Faults.LoneSurrogate(Shown.Key(property.Name));
        }

        return Faults.LoneSurrogate("row");
    }

    /// <summary>True when the escapes in these bytes hold half a pair. Asks nothing of bytes that are no JSON.</summary>
    public static bool AnyLone(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0) return false;
        var highBefore = false;
        while (json.IndexOf((byte)'\\') is >= 0 and var at && at + 1 < json.Length)
        {
            // A high half needs its low half right behind it.
            if (highBefore && at > 0) return true;
            var unit = Unit(json[at..]);
            if (highBefore != char.IsLowSurrogate(unit)) return true;
            highBefore = char.IsHighSurrogate(unit);
            json = json[Math.Min(json.Length, at + (json[at + 1] == 'u' ? 6 : 2))..];
        }

        return highBefore;
    }

    /// <summary>The code unit of an escape such as <c>\\u0041</c>; 'a' for the short escapes, which are no surrogates.</summary>
    private static char Unit(ReadOnlySpan<byte> escape) =>
        escape[1] == 'u' && escape.Length >= 6 && ushort.TryParse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : 'a';
}
