using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Concave.Datasets.Proof;

/// <summary>Numbers as ECMAScript writes doubles (Number::toString, radix 10), which RFC 8785 §3.2.2.3 asks for.</summary>
internal static class CanonicalNumber
{
    /// <summary>A sign, 17 digits, a point, 21 places or an exponent always fit.</summary>
    private const int Longest = 32;

    /// <summary>The number the reader stands on.</summary>
    public static void Write(IBufferWriter<byte> to, ref Utf8JsonReader reader)
    {
        var written = reader.ValueSpan;
        var digitsOnly = written.TrimStart((byte)'-').IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        if (digitsOnly && written.Length <= 15 && !written.SequenceEqual("-0"u8))
        {
            to.Write(written);
            return;
        }

        if (!reader.TryGetDouble(out var value) || !double.IsFinite(value))
            throw new JsonException("A number is not a finite double.");
        Span<byte> buffer = stackalloc byte[Longest];
        var text = buffer[..Format(value, buffer)];
        if (digitsOnly && value != 0 && !text.SequenceEqual(written))
            throw new JsonException("An integer is too large for a double to hold.");
        to.Write(text);
    }

    /// <summary>Writes a finite double; gives the number of bytes.</summary>
    internal static int Format(double value, Span<byte> to)
    {
        if (value == 0)
        {
            to[0] = (byte)'0';
            return 1;
        }

        Span<byte> digits = stackalloc byte[Longest];
        var point = Shortest(Math.Abs(value), ref digits);
        var sign = 0;
        if (value < 0)
            to[sign++] = (byte)'-';
        return sign + Lay(digits, point, to[sign..]);
    }

    /// <summary>The fewest digits that read back as the value, without zeros at either end.</summary>
    /// <returns>Where the point stands: the value is 0.digits × 10^point.</returns>
    private static int Shortest(double value, ref Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[Longest];
        // "R" finds the shortest digits but lays them out in one of three ways; only the digits matter here.
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var exponentAt = text[..length].IndexOf((byte)'E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(text[(exponentAt + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text[..length] : text[..exponentAt];
        var pointAt = mantissa.IndexOf((byte)'.');
        var whole = pointAt < 0 ? mantissa.Length : pointAt;
        var count = 0;
        foreach (var c in mantissa)
        {
            if (c != '.')
                digits[count++] = c;
        }

        var zeros = digits[..count].IndexOfAnyExcept((byte)'0');
        digits = digits[zeros..count].TrimEnd((byte)'0');
        return whole - zeros + exponent;
    }

    /// <summary>ECMAScript's four layouts: integer, decimal, small decimal, exponent.</summary>
    private static int Lay(ReadOnlySpan<byte> digits, int point, Span<byte> to)
    {
        if (point is > 21 or <= -6)
            return Exponent(digits, point - 1, to);
        if (point <= 0)
        {
            "0."u8.CopyTo(to);
            to.Slice(2, -point).Fill((byte)'0');
            digits.CopyTo(to[(2 - point)..]);
            return 2 - point + digits.Length;
        }

        if (digits.Length <= point)
        {
            digits.CopyTo(to);
            to[digits.Length..point].Fill((byte)'0');
            return point;
        }

        digits[..point].CopyTo(to);
        to[point] = (byte)'.';
        digits[point..].CopyTo(to[(point + 1)..]);
        return digits.Length + 1;
    }

    private static int Exponent(ReadOnlySpan<byte> digits, int exponent, Span<byte> to)
    {
        to[0] = digits[0];
        var at = 1;
        if (digits.Length > 1)
        {
            to[at++] = (byte)'.';
            digits[1..].CopyTo(to[at..]);
            at += digits.Length - 1;
        }

        to[at++] = (byte)'e';
        to[at++] = (byte)(exponent < 0 ? '-' : '+');
        Math.Abs(exponent).TryFormat(to[at..], out var written, provider: CultureInfo.InvariantCulture);
        return at + written;
    }
}
