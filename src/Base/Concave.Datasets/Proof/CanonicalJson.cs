using System.Runtime.InteropServices;
using System.Text.Json;
using Concave.Kernel.Records;

namespace Concave.Datasets.Proof;

/// <summary>
/// The one byte form of a JSON value that digests are taken of: RFC 8785 (JCS). Keys in the order of their UTF-16
/// code units, numbers as ECMAScript writes doubles, the fewest escapes, no white space, UTF-8. No Unicode
/// normalisation takes place.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical bytes of a record as <see cref="RecordJson.Options"/> writes it.</summary>
    public static byte[] Of<T>(T record) => Parse(JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Options));

    /// <summary>The canonical bytes of a parsed value.</summary>
    /// <exception cref="JsonException">The value is not I-JSON, see <see cref="Parse"/>.</exception>
    public static byte[] Of(JsonElement element) => Parse(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>Reads one JSON value and writes its canonical bytes.</summary>
    /// <param name="utf8">One value, at most 64 levels deep, without a byte order mark.</param>
    /// <exception cref="JsonException">
    /// Not JSON, or not I-JSON (RFC 7493): invalid UTF-8, a lone surrogate, a key twice in one object, a number that
    /// is not a finite double, or an integer written out that a double cannot hold.
    /// </exception>
    public static byte[] Parse(ReadOnlySpan<byte> utf8)
    {
        var writer = CanonicalWriter.Rent();
        try
        {
            return writer.Write(utf8).ToArray();
        }
        finally
        {
            CanonicalWriter.Return(writer);
        }
    }

    /// <summary>Refuses what has no canonical form, as <see cref="Parse"/> does, without keeping the bytes.</summary>
    internal static void Require(ReadOnlySpan<byte> utf8)
    {
        var writer = CanonicalWriter.Rent();
        try
        {
            writer.Write(utf8);
        }
        finally
        {
            CanonicalWriter.Return(writer);
        }
    }
}
