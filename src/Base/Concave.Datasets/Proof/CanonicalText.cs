using System.Buffers;
using System.Text.Json;

namespace Concave.Datasets.Proof;

/// <summary>Strings as RFC 8785 §3.2.2.2 writes them.</summary>
internal static class CanonicalText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    /// <summary>The string or key the reader stands on, in quotes.</summary>
    public static void Write(IBufferWriter<byte> to, ref Utf8JsonReader reader)
    {
        to.Write("\""u8);
        if (!reader.ValueIsEscaped)
            to.Write(reader.ValueSpan); // nothing in it needs an escape: the reader refuses bare control characters
        else
            Rewrite(to, ref reader);
        to.Write("\""u8);
    }

    /// <summary>The string or key the reader stands on, without quotes and escapes.</summary>
    public static void Unescape(IBufferWriter<byte> to, ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
            to.Advance(Copy(ref reader, to.GetSpan(reader.ValueSpan.Length)));
        else
            to.Write(reader.ValueSpan);
    }

    private static void Rewrite(IBufferWriter<byte> to, ref Utf8JsonReader reader)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            Escape(to, scratch.AsSpan(0, Copy(ref reader, scratch)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private static int Copy(ref Utf8JsonReader reader, Span<byte> to)
    {
        try
        {
            return reader.CopyString(to);
        }
        catch (InvalidOperationException wrong)
        {
            throw new JsonException("A string holds half of a surrogate pair.", wrong);
        }
    }

    private static void Escape(IBufferWriter<byte> to, ReadOnlySpan<byte> text)
    {
        for (var next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            to.Write(text[..next]);
            Escape(to, text[next]);
            text = text[(next + 1)..];
        }

        to.Write(text);
    }

    private static void Escape(IBufferWriter<byte> to, byte character)
    {
        ReadOnlySpan<byte> hex = "0123456789abcdef"u8;
        ReadOnlySpan<byte> written = character switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\r' => "\\r"u8,
            _ => [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', hex[character >> 4], hex[character & 15]],
        };
        to.Write(written);
    }
}
