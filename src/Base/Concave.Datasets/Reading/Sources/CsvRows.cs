using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Concave.Datasets.Reading;

/// <summary>
/// CSV records as JSON objects whose values are texts. A cell that holds a JSON list of messages (or of labels, or of
/// scores) becomes that list. Records are counted from 1 after the header, blank lines aside.
/// </summary>
internal static class CsvRows
{
    private static readonly JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] listMarks = ["role", "annotator", "score", "criterion"];

    public static IEnumerable<RawRow> Read(ByteWindow window, CsvHeader header, int maxBytes)
    {
        var json = new ArrayBufferWriter<byte>(1 << 14);
        using var writer = new Utf8JsonWriter(json, plain);
        var record = new CsvRecord(window, maxBytes);
        var number = 0L;
        while (record.Next())
        {
            if (record.Fault is not null)
            {
                yield return new(++number, default, record.Fault);
            }
            else if (!record.IsBlank)
            {
                number++;
                var fault = Check(window.Slice(record.Length).Span, record, header);
                if (fault is null) Write(record, header, json, writer);
                yield return new(number, json.WrittenMemory, fault);
            }

            window.Skip(record.Length);
        }

        if (window.Broken is { } broken) yield return new(number + 1, default, broken);
    }

    private static RowFault? Check(ReadOnlySpan<byte> bytes, CsvRecord record, CsvHeader header)
    {
        if (!Utf8.IsValid(bytes)) return Faults.BadUtf8(RowJson.FirstInvalid(bytes));
        return record.CellCount == header.Names.Count
            ? null
            : Faults.NotCsv($"The record has {record.CellCount} cells; the header has {header.Names.Count}.");
    }

    private static void Write(CsvRecord record, CsvHeader header, ArrayBufferWriter<byte> json, Utf8JsonWriter writer)
    {
        json.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        for (var i = 0; i < record.CellCount; i++)
        {
            if (header.Names[i].Length == 0) continue;
            writer.WritePropertyName(header.Names[i]);
            var cell = record.Cell(i);
            if (IsList(cell)) writer.WriteRawValue(cell, skipInputValidation: true);
            else writer.WriteStringValue(cell);
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    /// <summary>True for a JSON list whose first element is an object with one of the keys that only our lists have.</summary>
    private static bool IsList(ReadOnlySpan<byte> cell)
    {
        if (cell is not [(byte)'[', ..]) return false;
        var reader = new Utf8JsonReader(cell);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document)) return false;
            using var parsed = document;
            return reader.BytesConsumed == cell.Length
                && parsed.RootElement.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
                && Array.Exists(listMarks, mark => first.TryGetProperty(mark, out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
