using Concave.Annotation;
using Concave.Data;
using Concave.Data.Context;
using Concave.Data.Postgres;
using Concave.Data.Sqlite;
using Concave.Data.Writing;
using Concave.Delivery;
using Concave.Matching;
using Concave.PreScoring;
using Concave.Quality;
using Concave.Scoping;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>
/// A real installation that several processes open one after the other: the real migrations, the real pragmas, the real
/// clock, the keys in its folder.
/// </summary>
/// <param name="Home">The installation's folder.</param>
/// <param name="Database">A PostgreSQL connection string, or "embedded".</param>
internal sealed record Installed(string Home, string Database)
{
    internal const string Embedded = "embedded";

    /// <param name="clock">The clock; null for the system's.</param>
    internal ServiceProvider Open(TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddScoping().AddMatching().AddPreScoring().AddAnnotation().AddQuality().AddDelivery();
        services.AddSingleton<Store>(provider => Database == Embedded
            ? new SqliteStore(Path.Combine(Home, "concave.db"), provider.GetServices<IModelPart>())
            : new PostgresStore(Database, provider.GetServices<IModelPart>()));
        return services.AddConcaveData(Home).BuildServiceProvider();
    }
}
