using System.Text.Json;
using System.Text.Json.Nodes;

namespace Concave.Datasets.Reading;

/// <summary>
/// prompt, completion, label: two rows one after the other, of one prompt and both labels, are a pair. They are joined
/// into one row with chosen and rejected; a row without its other half is told of.
/// </summary>
internal static class UnpairedRows
{
    private static readonly string[] Endings = ["-chosen", "-rejected"];

    /// <summary>The joined rows, each under the number of its first half.</summary>
    public static IEnumerable<RawRow> Join(IEnumerable<RawRow> rows)
    {
        Half? waiting = null;
        foreach (var row in rows)
        {
            if (Half.Of(row) is not { } half)
            {
                if (waiting is not null) yield return waiting.Alone();
                waiting = null;
                yield return row;
            }
            else if (waiting is not null && waiting.Fits(half))
            {
                yield return waiting.With(half);
                waiting = null;
            }
            else
            {
                if (waiting is not null) yield return waiting.Alone();
                waiting = half;
            }
        }

        if (waiting is not null) yield return waiting.Alone();
    }

    /// <summary>Joined rows are read like any with chosen and rejected.</summary>
    public static Draft? Read(RowFields row, ContentHash hash) =>
        row.Find("chosen") is { ValueKind: JsonValueKind.Array } ? ConversationalRow.Read(row, hash) : TriplesRow.Read(row, hash);

    private sealed record Half(long Number, JsonObject Row, bool Label)
    {
        // Parsed into memory of its own: the row's bytes are gone when the next one is asked for.
        public static Half? Of(RawRow raw)
        {
            using var json = RowJson.Open(raw);
            return json.Fault is null && json.Root.TryGetProperty("label", out var label) && label.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new(raw.Number, JsonObject.Create(json.Root.Clone())!, label.GetBoolean())
                : null;
        }

        public bool Fits(Half other) =>
            Label != other.Label && JsonNode.DeepEquals(Row["prompt"], other.Row["prompt"]) && JsonNode.DeepEquals(Row["system"], other.Row["system"]);

        public RawRow With(Half other)
        {
            var joined = Row.DeepClone().AsObject();
            var (chosen, rejected) = Label ? (Row, other.Row) : (other.Row, Row);
            joined.Remove("completion");
            joined.Remove("label");
            joined["chosen"] = chosen["completion"]?.DeepClone();
            joined["rejected"] = rejected["completion"]?.DeepClone();
            if (joined["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String)
                joined["id"] = Stem(id.GetValue<string>());
            return new(Number, JsonSerializer.SerializeToUtf8Bytes(joined));
        }

        public RawRow Alone() => new(Number, default, Faults.OneHalf());

        private static string Stem(string id) => Array.Find(Endings, e => id.EndsWith(e, StringComparison.Ordinal)) is { } ending ? id[..^ending.Length] : id;
    }
}
