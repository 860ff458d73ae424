using System.Globalization;
using Concave.Datasets.Reading;
using DuckDB.NET.Data;

namespace Concave.Datasets.Bag;

/// <summary>
/// The configurations once more as Parquet, with the columns, types and rows of the JSONL beside them. They lie in a
/// folder with a card of its own, for a loader takes one kind of file a card.
/// </summary>
internal static class ParquetFiles
{
    internal const string Folder = "data/parquet/";
    internal const string Card = "data/parquet/README.md";

    // What fits into memory many times over even with long conversations; a reader skips by groups.
    private const int RowsPerGroup = 2_048;
    private const long LeastLine = 1 << 20;

    /// <summary>Whether a trainer or loader reads the file: evidence and ledger are records, not configurations.</summary>
    internal static bool IsConfiguration(RecordFile file) => file.Path.Split('/') is ["data", not ("evidence" or "ledger"), _];

    /// <summary>data/pairs_flat/train.jsonl → data/parquet/pairs_flat/train.parquet.</summary>
    internal static string PathOf(string path) => $"{Folder}{path["data/".Length..^".jsonl".Length]}.parquet";

    /// <summary>Writes them beside the JSONL files they are made from.</summary>
    /// <param name="draft">Holds the JSONL files.</param>
    /// <param name="files">Configurations.</param>
    /// <param name="longest">Bytes of each JSONL file's longest line.</param>
    internal static void Add(BagDraft draft, IEnumerable<RecordFile> files, IReadOnlyDictionary<string, long> longest)
    {
        Abreast.Of([.. files], file =>
        {
            using var session = DuckSession.Open();
            draft.AddMade(PathOf(file.Path), file.Path, (from, to) => Write(session, file.Row, longest[file.Path], from, to));
            return file.Path;
        });
    }

    /// <summary>The rows of a JSONL file as a table of DuckDB, with the columns and types of its Parquet file.</summary>
    /// <param name="row">The type of a row.</param>
    /// <param name="line">Bytes of the longest line.</param>
    /// <param name="place">Where the file lies on disk.</param>
    internal static string Lines(Type row, long line, string place)
    {
        var columns = string.Join(", ", Columns(row).Select(c => $"{Quoted(c.Name)}: {Quoted(c.Type)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"read_json({Quoted(DuckSession.Literal(place))}, format = 'newline_delimited', maximum_object_size = {Math.Max(LeastLine, line)}, columns = {"{"}{columns}{"}"})");
    }

    /// <summary>A Parquet file as a table of DuckDB.</summary>
    internal static string Table(string place) => $"read_parquet({Quoted(DuckSession.Literal(place))})";

    /// <summary>The columns as DuckDB names their types: name and type, in order.</summary>
    internal static IEnumerable<(string Name, string Type)> Columns(Type row) => RowColumns.Of(row).Select(c => (c.Name, TypeOf(c.Type)));

    private static void Write(DuckDBConnection session, Type row, long line, string from, string to)
    {
        using var command = session.CreateCommand();
        // Snappy and version 1 pages: what every reader has. Nothing of the machine or the hour enters the file.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            COPY (SELECT * FROM {Lines(row, line, from)})
            TO {Quoted(Path.GetFullPath(to))} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v1, ROW_GROUP_SIZE {RowsPerGroup})
            """);
        command.ExecuteNonQuery();
    }

    private static string TypeOf(Type type) => RowColumns.Scalar(type) switch
    {
        "string" => "VARCHAR",
        "int64" => "BIGINT",
        "float64" => "DOUBLE",
        "bool" => "BOOLEAN",
        _ when type.IsGenericType => $"{TypeOf(type.GetGenericArguments()[0])}[]",
        _ => $"STRUCT({string.Join(", ", Columns(type).Select(c => $"\"{c.Name}\" {c.Type}"))})",
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
