using Concave.Datasets.Bag;
using Concave.Datasets.Reading;
using DuckDB.NET.Data;

namespace Concave.Datasets.Verify;

/// <summary>Holds the Parquet files against the JSONL files beside them: the same columns, types and rows, and no file more or less.</summary>
internal static class ParquetCheck
{
    /// <summary>One check, <c>parquet</c>; none when the bag holds no Parquet.</summary>
    public static IEnumerable<Check> Run(BagFolder folder)
    {
        string[] there = [.. folder.Files().Select(f => f.Path).Where(p => p.StartsWith(ParquetFiles.Folder, StringComparison.Ordinal))];
        return there.Length == 0 ? [] : Outcome.Of("parquet", "Every Parquet file says row for row what its JSONL file says.", Faults(folder, there));
    }

    private static IEnumerable<Fault> Faults(BagFolder folder, string[] there)
    {
        var files = ProjectionFiles.Configurations(folder);
        return there.Except(files.Select(f => ParquetFiles.PathOf(f.Path)).Append(ParquetFiles.Card), StringComparer.Ordinal).Select(p => new Fault("No configuration has such a file.", p))
            .Concat(Abreast.Of(files, f => File(folder, f).ToArray()).SelectMany(f => f));
    }

    private static IEnumerable<Fault> File(BagFolder folder, RecordFile file)
    {
        var path = ParquetFiles.PathOf(file.Path);
        if (folder.Place(path) is not { } place)
            yield return new("The file is not there, or is a link.", path);
        else if (Columns(place) is not { } columns)
            yield return new("It is no Parquet file.", path);
        else if (!columns.SequenceEqual(ParquetFiles.Columns(file.Row).Select(Unquoted)))
            yield return new("Its columns or their types are not those of the JSONL file.", path);
        else if (Different(folder, file, place) is { } row)
            yield return new(FormattableString.Invariant($"Row {row} is not the row of the JSONL file."), path);
    }

    private static (string, string)[]? Columns(string place)
    {
        try
        {
            using var session = DuckSession.Open();
            using var command = session.CreateCommand();
            command.CommandText = "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(?))";
            command.Parameters.Add(new DuckDBParameter(DuckSession.Literal(place)));
            using var reader = command.ExecuteReader();
            List<(string, string)> columns = [];
            while (reader.Read())
                columns.Add(Unquoted((reader.GetString(0), reader.GetString(1))));
            return [.. columns];
        }
        catch (DuckDBException)
        {
            return null;
        }
    }

    // A name inside a type is quoted only where it is a word of SQL.
    private static (string, string) Unquoted((string Name, string Type) column) => (column.Name, column.Type.Replace("\"", "", StringComparison.Ordinal));

    // 1 for the first row that differs, is missing or is too much; null when all are the same. Compared where the columns
    // lie: as JSON every row would be written and read twice more.
    private static long? Different(BagFolder folder, RecordFile file, string place)
    {
        if (folder.Place(file.Path) is not { } lines)
            return 1;
        try
        {
            using var session = DuckSession.Open();
            using var command = session.CreateCommand();
            var differs = string.Join(" OR ", ParquetFiles.Columns(file.Row).Select(c => $"p.\"{c.Name}\" IS DISTINCT FROM l.\"{c.Name}\""));
            command.CommandText = $"""
                SELECT min(number) FROM (SELECT row_number() OVER () AS number, {differs} AS differs
                FROM {ParquetFiles.Table(place)} p POSITIONAL JOIN {ParquetFiles.Lines(file.Row, Longest(folder, file.Path), lines)} l) WHERE differs
                """;
            return command.ExecuteScalar() is long row ? row : null;
        }
        catch (DuckDBException)
        {
            return 1; // one of the two cannot be read to its end
        }
    }

    private static long Longest(BagFolder folder, string path)
    {
        using var stream = folder.Open(path) ?? Stream.Null;
        return LineReader.Read(stream).Select(l => l.Bytes.Length + 1L).DefaultIfEmpty().Max();
    }
}
