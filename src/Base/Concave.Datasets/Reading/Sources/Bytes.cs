using System.Buffers;

namespace Concave.Datasets.Reading;

/// <summary>Questions about raw bytes.</summary>
internal static class Bytes
{
    /// <summary>The white space of JSON.</summary>
    public static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r\n"u8);

    public static bool IsBlank(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept(Blank);
}
