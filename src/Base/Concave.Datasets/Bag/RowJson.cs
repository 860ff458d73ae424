using System.Text.Json;
using System.Text.Json.Serialization;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;

namespace Concave.Datasets.Bag;

/// <summary>
/// How a record becomes one line of a file: keys in the record's own order, and every fractional number with a decimal
/// point or an exponent, because a column whose first ten megabytes show only integers is read as an integer column.
/// A row's digest is of its canonical form, in which 2.0 is 2.
/// </summary>
public static class RowJson
{
    /// <summary>Strict both ways: no unknown key, no missing key, no key twice, no null where none belongs.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The row's bytes without the LF that ends its line.</summary>
    public static byte[] Line<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(RecordJson.Options)
        {
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
        };
        options.Converters.Add(new PointedDouble());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class PointedDouble : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[40];
            var length = CanonicalNumber.Format(double.IsFinite(value) ? value : throw new JsonException("A record holds no infinity and no NaN."), text);
            if (text[..length].IndexOfAny((byte)'.', (byte)'e') < 0)
            {
                ".0"u8.CopyTo(text[length..]);
                length += 2;
            }

            writer.WriteRawValue(text[..length], skipInputValidation: true);
        }
    }
}
