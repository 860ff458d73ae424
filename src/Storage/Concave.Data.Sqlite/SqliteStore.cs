using System.Threading.Channels;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Sqlite;

/// <summary>
/// The embedded database. SQLite has one writer, and its own waiting is unfair: somebody can starve for seconds. So
/// writers queue here, first come first served, and those that wait together share one commit: each runs in a
/// savepoint of its own, the disk is synced once, and only then does any of them hear that it is done.
/// </summary>
public sealed class SqliteStore : Store, IAsyncDisposable
{
    private const int LargestGroup = 64;

    // 32 MB, so that a thousand imported pairs need not be written twice; checkpoints are made beside the writer. What is
    // erased is overwritten: few rows ever are.
    private const string ForWriting = "PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON";

    private readonly IModelPart[] parts;
    private readonly string file;
    private readonly string connectionString;
    private readonly Channel<WriteTurn> turns = Channel.CreateUnbounded<WriteTurn>(new() { SingleReader = true });
    private readonly Readers readers;
    private readonly Checkpoints checkpoints;
    private readonly Task writer;

    /// <param name="file">Path of the database file; made when absent.</param>
    /// <param name="parts">The stages' tables.</param>
    public SqliteStore(string file, IEnumerable<IModelPart> parts)
    {
        this.parts = [.. parts];
        this.file = file;
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = false }.ToString();
        readers = new(() => Connect(), this.parts);
        checkpoints = new(() => Connect());
        writer = Task.Run(WriteInTurn);
    }

    public override string Provider => "sqlite";

    public override ConcaveDb Read() => readers.Rent();

    public override async Task<Result<T>> Write<T>(Func<ConcaveDb, Task<Result<T>>> work, CancellationToken stop)
    {
        var turn = new WriteTurn<T>(work, stop);
        await turns.Writer.WriteAsync(turn, stop);
        return await turn.Outcome;
    }

    public override async Task Migrate(CancellationToken stop)
    {
        await using var db = Read();
        await CopyAside(db, stop);
        await db.Database.MigrateAsync(stop);
        await AppendOnly.Guard(db, stop);
    }

    /// <summary>Deleted cells are overwritten as they go (secure_delete); what is left is the log.</summary>
    public override async Task Scrub(IReadOnlyList<string> tables, CancellationToken stop)
    {
        await using var connection = Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        turns.Writer.TryComplete();
        await writer;
        await checkpoints.DisposeAsync();
        readers.Dispose();
    }

    internal static void Migrations(Microsoft.EntityFrameworkCore.Infrastructure.SqliteDbContextOptionsBuilder sqlite) =>
        sqlite.MigrationsAssembly(typeof(SqliteStore).Assembly.GetName().Name);

    // SQLite cannot undo a migration that fails half-way on a full disk, say; a copy can.
    private async Task CopyAside(ConcaveDb db, CancellationToken stop)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).LastOrDefault();
        if (applied is not null && await Schema(stop) == SchemaState.Behind)
            await SqliteCopy.Write(file, $"{file}.{applied}.bak", stop);
    }

    private SqliteConnection Connect(string more = "")
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var settings = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        settings.CommandText = $"PRAGMA journal_mode = WAL; {more}";
#pragma warning restore CA2100
        settings.ExecuteNonQuery();
        return connection;
    }

    private async Task WriteInTurn()
    {
        ConcaveDb? db = null;
        List<WriteTurn> group = [];
        while (await turns.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                await WriteGroup(db ??= Writing(), group);
            }
            catch (SqliteException failure)
            {
                if (group.Count == 0 && turns.Reader.TryRead(out var first))
                    group.Add(first); // the database could not even be opened
                group.ForEach(turn => turn.Fail(failure)); // the commit failed: nobody was told otherwise
                await Close(db);
                db = null;
            }
        }

        await Close(db);
    }

    // One context for all turns: making one anew would also throw away every statement that is prepared on its connection.
    private ConcaveDb Writing()
    {
        var db = new ConcaveDb(new DbContextOptionsBuilder<ConcaveDb>().UseSqlite(Connect(ForWriting), Migrations).Options, parts);
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    private static async Task Close(ConcaveDb? db)
    {
        if (db is null)
            return;
        await db.Database.GetDbConnection().DisposeAsync();
        await db.DisposeAsync();
    }

    private async Task WriteGroup(ConcaveDb db, List<WriteTurn> group)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction(deferred: false);
        await db.Database.UseTransactionAsync(transaction);
        while (group.Count < LargestGroup && turns.Reader.TryRead(out var turn))
        {
            group.Add(turn);
            transaction.Save("turn");
            if (await turn.Run(db))
                transaction.Release("turn");
            else
                transaction.Rollback("turn");
            db.ChangeTracker.Clear();
        }

        await db.Database.UseTransactionAsync(transaction: null);
        await transaction.CommitAsync();
        group.ForEach(turn => turn.Tell());
        await checkpoints.After(connection);
    }
}
