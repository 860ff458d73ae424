using System.Collections.Concurrent;
using Concave.Data.Context;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Sqlite;

/// <summary>
/// Contexts for reading, each on an open connection of its own, used again when their reader is done. Opening one costs
/// more than a look-up: EF Core registers some twenty functions with SQLite each time.
/// </summary>
internal sealed class Readers(Func<SqliteConnection> connect, IModelPart[] parts) : IDisposable
{
    private const int MostIdle = 32;
    private readonly ConcurrentDictionary<ConcaveDb, bool> rented = new();
    private readonly ConcurrentQueue<ConcaveDb> idle = new();
    private volatile bool closed;

    internal ConcaveDb Rent()
    {
        if (!idle.TryDequeue(out var db))
            db = Open();
        rented[db] = true;
        return db;
    }

    public void Dispose()
    {
        closed = true;
        Empty();
    }

    private ConcaveDb Open()
    {
        var options = new DbContextOptionsBuilder<ConcaveDb>().UseSqlite(connect(), SqliteStore.Migrations)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        return new(options, parts) { KeepInstead = Return };
    }

    // True: it is not to be disposed, because it waits for its next reader or has been returned before.
    private bool Return(ConcaveDb db)
    {
        if (!rented.TryRemove(db, out _))
            return true;
        db.ChangeTracker.Clear();
        db.Database.CurrentTransaction?.Dispose();
        if (closed || idle.Count >= MostIdle)
        {
            db.Database.GetDbConnection().Dispose();
            return false;
        }

        idle.Enqueue(db);
        if (closed)
            Empty();
        return true;
    }

    private void Empty()
    {
        while (idle.TryDequeue(out var db))
        {
            rented[db] = true;
            db.Dispose();
        }
    }
}
