using System.Text.Json;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Bag;

/// <summary>
/// Reads the rows of one file and holds each against the one form it may have. A row that cannot be used, or that
/// comes twice, is left out of the records and named.
/// </summary>
internal sealed class RowReader(BagFolder folder)
{
    private readonly List<BagFault> _faults = [];

    public IReadOnlyList<BagFault> Faults => _faults;

    public void Fault(string file, int line, string what) => _faults.Add(new(file, line, what));

    public IReadOnlyList<T> Rows<T>(RecordFile<T> file)
    {
        using var stream = folder.Open(file.Path);
        if (stream is null)
        {
            Fault(file.Path, 0, "The file is not there, or is a link.");
            return [];
        }

        List<T> rows = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        var last = "";
        foreach (var line in LineReader.Read(stream))
        {
            if (Row(file, line) is not { } row)
                continue;
            var key = file.KeyOf(row);
            if (!keys.Add(key))
            {
                Fault(file.Path, line.Number, "The row comes twice.");
                continue;
            }

            if (string.CompareOrdinal(last, key) > 0)
                Fault(file.Path, line.Number, "The row stands out of order.");
            last = key;
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The one row of a file that has one.</summary>
    public T? Only<T>(RecordFile<T> file)
    {
        var rows = Rows(file);
        if (rows.Count == 1)
            return rows[0];
        Fault(file.Path, 0, "The file must hold exactly one row.");
        return default;
    }

    /// <summary>Whether a JSON text has a null anywhere; lists would hand it on as an element.</summary>
    public static int Nulls(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("null"u8) < 0)
            return 0;
        var reader = new Utf8JsonReader(json);
        var nulls = 0;
        while (reader.Read())
            nulls += reader.TokenType == JsonTokenType.Null ? 1 : 0;
        return nulls;
    }

    private T? Row<T>(RecordFile<T> file, FileLine line)
    {
        try
        {
            var bytes = line.Bytes.Span;
            CanonicalJson.Require(bytes); // a row without a canonical form has no digest
            var row = JsonSerializer.Deserialize<T>(bytes, RowJson.Options);
            if (row is null || Nulls(bytes) > 0)
                Fault(file.Path, line.Number, "The row holds null.");
            else if (!line.Ended || !RowJson.Line(row).AsSpan().SequenceEqual(bytes))
                Fault(file.Path, line.Number, "The row is not written in the documented form.");
            else
                return row;
        }
        catch (JsonException wrong)
        {
            Fault(file.Path, line.Number, $"The row does not fit its schema ({PlainText.Of(wrong.Path ?? "$")}).");
        }

        return default;
    }
}
