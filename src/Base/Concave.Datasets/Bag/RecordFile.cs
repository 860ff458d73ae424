using System.Text.Json.Nodes;

namespace Concave.Datasets.Bag;

/// <summary>One JSONL file of a bag: where it lies, in which order its rows stand, and what one row looks like.</summary>
internal abstract class RecordFile(string path, string schema)
{
    /// <summary>Relative to the bag, with slashes.</summary>
    public string Path { get; } = path;

    /// <summary>Name of its schema file without ending; two files may share one.</summary>
    public string Schema { get; } = schema;

    /// <summary>The JSON Schema of one row.</summary>
    public abstract JsonNode RowSchema();

    /// <summary>The type of one row.</summary>
    public abstract Type Row { get; }

    /// <summary>How many rows it has.</summary>
    public abstract int Count(DeliveryRecords records);

    /// <summary>The file's lines, without LF, in order.</summary>
    public abstract IEnumerable<byte[]> Lines(DeliveryRecords records);
}

/// <summary>A record file whose rows are <typeparamref name="T"/>.</summary>
/// <param name="path">Relative to the bag.</param>
/// <param name="schema">Name of the schema file.</param>
/// <param name="rows">The rows of a delivery.</param>
/// <param name="key">What orders the rows, by UTF-16 code units, and is unique among them.</param>
internal sealed class RecordFile<T>(string path, string schema, Func<DeliveryRecords, IEnumerable<T>> rows, Func<T, string> key)
    : RecordFile(path, schema)
{
    public IEnumerable<T> Rows(DeliveryRecords records) => rows(records).OrderBy(key, StringComparer.Ordinal);

    public string KeyOf(T row) => key(row);

    public override Type Row => typeof(T);

    public override JsonNode RowSchema() => SchemaFile.Of(typeof(T));

    public override int Count(DeliveryRecords records) => rows(records).Count();

    public override IEnumerable<byte[]> Lines(DeliveryRecords records) => Rows(records).Select(RowJson.Line);
}
