using Microsoft.Data.Sqlite;

namespace Concave.Data.Sqlite;

/// <summary>SQLite's own copy of a database: one consistent moment, though others write.</summary>
public static class SqliteCopy
{
    /// <summary>Copies <paramref name="database"/> to <paramref name="copy"/>, replacing what is there.</summary>
    public static async Task Write(string database, string copy, CancellationToken stop)
    {
        File.Delete(copy);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync(stop);
    }
}
