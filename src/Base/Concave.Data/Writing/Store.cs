using Concave.Data.Context;
using Concave.Kernel;

namespace Concave.Data.Writing;

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

    /// <summary>Brings the database to this version's schema and guards the append-only tables.</summary>
    public abstract Task Migrate(CancellationToken stop);
}
