using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Writing;

/// <summary>How a database's schema stands to this version of the program.</summary>
public enum SchemaState
{
    Current,

    /// <summary>Migrations of this version are not applied.</summary>
    Behind,

    /// <summary>A newer version migrated it; this one must not write to it.</summary>
    Ahead,
}

/// <summary>
/// The door to the database. Reads open a context of their own; writes pass through <see cref="Write{T}"/>, which is
/// one transaction, fair among callers, and durable when it returns.
/// </summary>
public abstract class Store
{
    /// <summary>sqlite or postgres, for messages.</summary>
    public abstract string Provider { get; }

    /// <summary>A context for reading. It tracks nothing; dispose it.</summary>
    public abstract ConcaveDb Read();

    /// <summary>
    /// Runs the work in one transaction and saves its changes when it succeeds; a problem rolls everything back.
    /// The work may run again after a conflict, so it keeps no state outside the context it is given, calls nothing
    /// outside the database, and is short.
    /// </summary>
    /// <param name="work">Fetches, decides and adds to the context it is given.</param>
    /// <param name="stop">Stops waiting for a turn; work that has begun is finished.</param>
    public abstract Task<Result<T>> Write<T>(Func<ConcaveDb, Task<Result<T>>> work, CancellationToken stop);

    /// <summary>
    /// Overwrites what rows of these tables that were changed or deleted left behind in the database's files and its
    /// write-ahead log. What readers still hold open waits for the next time.
    /// </summary>
    /// <param name="tables">Names in our code, never input.</param>
    /// <param name="stop">Stops it; nothing is lost.</param>
    public abstract Task Scrub(IReadOnlyList<string> tables, CancellationToken stop);

    /// <summary>Brings the database to this version's schema and guards the append-only tables.</summary>
    public abstract Task Migrate(CancellationToken stop);

    /// <summary>How the database's schema stands to this version's; an empty database is behind.</summary>
    public async Task<SchemaState> Schema(CancellationToken stop)
    {
        await using var db = Read();
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(stop);
        known.SymmetricExceptWith(applied);
        return known.Count == 0 ? SchemaState.Current
            : known.Overlaps(applied) ? SchemaState.Ahead
            : SchemaState.Behind;
    }
}
