using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Concave.Data.Sqlite;

/// <summary>
/// Moves what was written ahead into the database file. SQLite by itself does that inside somebody's commit, who then
/// waits for two more syncs of the disk; here it runs beside the writer.
/// </summary>
internal sealed class Checkpoints(Func<SqliteConnection> connect) : IAsyncDisposable
{
    private const int PagesBetween = 4_000;

    // A writer that never pauses keeps the log from starting over. Then it waits once, for the little that is left.
    private const int MostPages = 16_000;
    private const int PagesWritten = 9; // SQLITE_DBSTATUS_CACHE_WRITE

    private Task<int> running = Task.FromResult(0);
    private int pages;

    /// <summary>To be called by the writer after each commit.</summary>
    internal async ValueTask After(SqliteConnection writer)
    {
        raw.sqlite3_db_status(writer.Handle!, PagesWritten, out var written, out _, resetFlg: 1);
        pages += written;
        if (pages < PagesBetween || !running.IsCompleted)
            return;
        pages = 0;
        running = await running > MostPages ? Task.FromResult(Run(writer)) : Task.Run(Beside);
    }

    public async ValueTask DisposeAsync() => await running;

    private int Beside()
    {
        using var connection = connect();
        return Run(connection);
    }

    /// <summary>Returns how many pages the log has, those that were moved included.</summary>
    private static int Run(SqliteConnection connection)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)"; // waits for nobody
            using var reader = command.ExecuteReader();
            return reader.Read() ? reader.GetInt32(1) : 0;
        }
        catch (SqliteException)
        {
            return 0; // nothing is lost: the log holds it all, and a later commit tries again
        }
    }
}
