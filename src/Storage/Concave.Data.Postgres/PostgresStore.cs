using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Concave.Data.Postgres;

/// <summary>PostgreSQL, for a team that has outgrown one machine. Any number of nodes may use it at once.</summary>
public sealed class PostgresStore : Store, IAsyncDisposable
{
    private const int Attempts = 4;

    // A tenth of a second each.
    private const int MostLooks = 600;

    // Two writers met: run the work again, and it sees what the other one wrote.
    private static readonly string[] Conflicts =
        [PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.UniqueViolation];

    private readonly IModelPart[] parts;
    private readonly string connectionString;
    private readonly DbContextOptions<ConcaveDb> reading;
    private readonly DbContextOptions<ConcaveDb> writing;

    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <param name="parts">The stages' tables.</param>
    public PostgresStore(string connectionString, IEnumerable<IModelPart> parts)
    {
        this.parts = [.. parts];
        this.connectionString = connectionString;
        reading = Options(QueryTrackingBehavior.NoTracking);
        writing = Options(QueryTrackingBehavior.TrackAll);
    }

    public override string Provider => "postgres";

    public override ConcaveDb Read() => new(reading, parts);

    public override async Task<Result<T>> Write<T>(Func<ConcaveDb, Task<Result<T>>> work, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnce(work, stop);
            }
            catch (Exception conflict) when (attempt < Attempts && IsConflict(conflict))
            {
                // Nothing was kept; the next attempt starts from what is there now.
            }
        }
    }

    public override async Task Migrate(CancellationToken stop)
    {
        await using var db = Read();
        await db.Database.MigrateAsync(stop);
        await AppendOnly.Guard(db, stop);
    }

    /// <summary>The tables are written anew without their dead rows, once nobody sees these any more. The log is the server's, which uses its files again in turn.</summary>
    public override async Task Scrub(IReadOnlyList<string> tables, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await Unseen(connection, stop);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names in our code
            command.CommandText = $"VACUUM (FULL) {table}";
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    // VACUUM keeps a dead row that somebody's open transaction may read, and the server's own look at a table is one.
    private static async Task Unseen(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var now = new NpgsqlCommand("SELECT pg_current_xact_id()::text", connection);
        var last = await now.ExecuteScalarAsync(stop);
        await using var seen = new NpgsqlCommand(
            """
            SELECT EXISTS (
              SELECT FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()
                AND greatest(age(backend_xmin), age(backend_xid)) > age($1::xid8::xid)), pg_sleep(0.1)
            """,
            connection)
        { Parameters = { new() { Value = last } } };
        for (var looks = 0; await seen.ExecuteScalarAsync(stop) is true; looks++)
            if (looks == MostLooks)
                throw new TimeoutException("A transaction that is older than the deletion is still open; the tables are written anew at the next try.");
    }

    public ValueTask DisposeAsync()
    {
        using var any = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(any);
        return ValueTask.CompletedTask;
    }

    internal static void Migrations(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsAssembly(typeof(PostgresStore).Assembly.GetName().Name);

    private static bool IsConflict(Exception failure) =>
        (failure as PostgresException ?? failure.InnerException as PostgresException) is { } postgres && Conflicts.Contains(postgres.SqlState);

    private async Task<Result<T>> WriteOnce<T>(Func<ConcaveDb, Task<Result<T>>> work, CancellationToken stop)
    {
        await using var db = new ConcaveDb(writing, parts);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Database.AutoSavepointsEnabled = false;
        var result = await work(db);
        if (result.Failed)
            return result;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    // By connection string and not by data source: a source would keep the compiled queries to itself.
    private DbContextOptions<ConcaveDb> Options(QueryTrackingBehavior tracking) =>
        new DbContextOptionsBuilder<ConcaveDb>().UseNpgsql(connectionString, Migrations).UseQueryTrackingBehavior(tracking).Options;
}
