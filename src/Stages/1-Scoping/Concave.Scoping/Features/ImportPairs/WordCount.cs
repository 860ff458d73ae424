using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Concave.Scoping;

/// <summary>
/// Counts words: runs of anything but white space. An import looks at every character of its file here, so ASCII is
/// looked at eight characters at a time.
/// </summary>
internal static class WordCount
{
    private const int Width = 8;

    internal static int Of(ReadOnlySpan<char> text)
    {
        var words = 0;
        var space = 1u; // whether the character before is white space
        for (; text.Length >= Width; text = text[Width..])
        {
            var spaces = Spaces(text[..Width]);
            words += BitOperations.PopCount(~spaces & ((spaces << 1) | space) & 0xFF);
            space = spaces >> (Width - 1);
        }

        foreach (var c in text)
        {
            var now = char.IsWhiteSpace(c) ? 1u : 0u;
            words += (int)(space & ~now);
            space = now;
        }

        return words;
    }

    /// <summary>One bit a character, the lowest for the first.</summary>
    private static uint Spaces(ReadOnlySpan<char> eight)
    {
        var codes = Vector128.Create(MemoryMarshal.Cast<char, ushort>(eight));
        if (Vector128.GreaterThanAny(codes, Vector128.Create((ushort)0x7F)))
            return Slowly(eight);
        var control = Vector128.LessThanOrEqual(codes - Vector128.Create((ushort)'\t'), Vector128.Create((ushort)('\r' - '\t')));
        return (control | Vector128.Equals(codes, Vector128.Create((ushort)' '))).ExtractMostSignificantBits();
    }

    private static uint Slowly(ReadOnlySpan<char> eight)
    {
        var spaces = 0u;
        for (var i = 0; i < Width; i++)
            spaces |= char.IsWhiteSpace(eight[i]) ? 1u << i : 0;
        return spaces;
    }
}
