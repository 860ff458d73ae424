using System.Text;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Concave.Datasets.Reading;

/// <summary>Parquet rows as JSON, nested columns as they are, streamed by DuckDB in the file's order.</summary>
internal static class ParquetRows
{
    // The alias is unlikely as a column name; where a column has it, the row reads as "not an object".
    private const string Query = "SELECT to_json(row_of_the_file)::VARCHAR FROM read_parquet(?) row_of_the_file";

    public static IEnumerable<RawRow> Read(string path, int maxBytes)
    {
        using var connection = DuckSession.Open();
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = Query;
        command.Parameters.Add(new DuckDBParameter(DuckSession.Literal(path)));
        using var rows = new Rows(command);
        var number = 0L;
        while (rows.Next() is { } json)
        {
            number++;
            var bytes = Encoding.UTF8.GetBytes(json);
            yield return bytes.Length > maxBytes ? new(number, default, Faults.RowTooLong(maxBytes)) : new(number, bytes);
        }

        if (rows.Broken is { } broken) yield return new(number + 1, default, broken);
    }

    /// <summary>Steps through the result; a damaged file ends it with a fault instead of an exception.</summary>
    private sealed class Rows(DuckDBCommand command) : IDisposable
    {
        private DuckDBDataReader? reader;

        public RowFault? Broken { get; private set; }

        public string? Next()
        {
            try
            {
                reader ??= command.ExecuteReader();
                return reader.Read() ? reader.GetString(0) : null;
            }
            catch (DuckDBException refused)
            {
                Broken = Faults.Broken(refused.ErrorType == DuckDBErrorType.OutOfMemory
                    ? $"The next row group needs more than {DuckSession.MemoryLimit} of memory; write the file with smaller row groups."
                    : "The Parquet file is damaged from here on.");
                return null;
            }
        }

        public void Dispose() => reader?.Dispose();
    }
}
