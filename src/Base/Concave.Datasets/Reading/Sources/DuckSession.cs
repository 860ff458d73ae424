using DuckDB.NET.Data;

namespace Concave.Datasets.Reading;

/// <summary>DuckDB in memory, kept from doing anything that nobody asked it for.</summary>
internal static class DuckSession
{
    internal const string MemoryLimit = "2GB";

    // No extension is fetched, nothing is kept for another query or spilled to a disk in the clear, one file never takes
    // the whole machine, and rows keep their order: with one thread the same rows give the same bytes.
    private const string Settings =
        "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET enable_external_file_cache = false; "
        + $"SET memory_limit = '{MemoryLimit}'; SET temp_directory = ''; SET threads = 1; SET preserve_insertion_order = true";

    /// <summary>Opens a session; dispose it.</summary>
    internal static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>The path with the signs of a file pattern made literal: a file's name may hold any of them.</summary>
    internal static string Literal(string path) =>
        string.Concat(Path.GetFullPath(path).Select(c => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString()));
}
