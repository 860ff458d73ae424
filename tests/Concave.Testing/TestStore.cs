using Concave.Data.Context;
using Concave.Data.Postgres;
using Concave.Data.Sqlite;
using Concave.Data.Writing;
using Microsoft.Data.Sqlite;

namespace Concave.Testing;

/// <summary>Which database a test runs on.</summary>
public enum TestDatabase
{
    Sqlite,
    Postgres,
}

/// <summary>An empty, migrated database for one test class; gone when disposed.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly Func<ValueTask> remove;

    private TestStore(Store store, Func<ValueTask> remove) => (Store, this.remove) = (store, remove);

    public Store Store { get; }

    /// <summary>Opens a fresh database. On PostgreSQL the test is skipped, visibly, when no server is configured.</summary>
    public static async Task<TestStore> Open(TestDatabase database, IEnumerable<IModelPart> parts) => database switch
    {
        TestDatabase.Sqlite => await OnSqlite([.. parts]),
        TestDatabase.Postgres => await OnPostgres([.. parts]),
        _ => throw new ArgumentOutOfRangeException(nameof(database)),
    };

    public ValueTask DisposeAsync() => remove();

    private static async Task<TestStore> OnSqlite(IModelPart[] parts)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("concave-test-").FullName, "concave.db");
        await MadeSchemas.OnSqlite(NameOf(parts), file, async at =>
        {
            await using var made = new SqliteStore(at, parts);
            await FromModel(made);
        });
        var store = new SqliteStore(file, parts);
        return new(store, async () =>
        {
            await store.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        });
    }

    private static async Task<TestStore> OnPostgres(IModelPart[] parts)
    {
        var database = await MadeSchemas.OnPostgres(NameOf(parts), async at =>
        {
            await using var made = new PostgresStore(at, parts);
            await FromModel(made);
        });
        var store = new PostgresStore(database.ConnectionString, parts);
        return new(store, async () =>
        {
            await store.DisposeAsync();
            await database.Drop();
        });
    }

    private static string NameOf(IModelPart[] parts) => string.Join(' ', parts.Select(p => p.GetType().FullName));

    private static async Task FromModel(Store store)
    {
        await using var db = store.Read();
        await db.Database.EnsureCreatedAsync();
        await AppendOnly.Guard(db, CancellationToken.None);
    }
}
