using Concave.Annotation;
using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Context;
using Concave.Data.Jobs;
using Concave.Data.Mail;
using Concave.Data.Postgres;
using Concave.Data.Register;
using Concave.Data.S3;
using Concave.Data.Sqlite;
using Concave.Data.Writing;
using Concave.Delivery;
using Concave.Matching;
using Concave.PreScoring;
using Concave.Quality;
using Concave.Scoping;
using Concave.Studio.Accounts;
using Concave.Studio.Installations;
using Concave.Studio.Register;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concave.Studio.Composition;

/// <summary>Where an installation keeps its things.</summary>
/// <param name="Home">Folder of keys, blobs and, unless PostgreSQL is named, the database.</param>
/// <param name="Postgres">Npgsql connection string; null for the embedded database.</param>
public sealed record Installation(string Home, string? Postgres = null)
{
    /// <summary>The embedded database's file.</summary>
    public string DatabaseFile => Path.Combine(Home, "concave.db");
}

/// <summary>The six stages on one database, in the order a pair travels. Web host and command line use the same.</summary>
public static class Composition
{
    /// <summary>Registers everything but the web.</summary>
    public static IServiceCollection AddConcave(this IServiceCollection services, Installation installation)
    {
        MakeHome(installation.Home);
        var settings = Settings.Of(installation);
        services.TryAddSingleton(new SendMail(Settings.Mail(settings)));
        services
            .AddScoping()
            .AddMatching()
            .AddPreScoring()
            .AddAnnotation()
            .AddQuality()
            .AddDelivery();
        services.AddSingleton<Store>(provider => installation.Postgres is { } connection
            ? new PostgresStore(connection, provider.GetServices<IModelPart>())
            : new SqliteStore(installation.DatabaseFile, provider.GetServices<IModelPart>()));
        if (Settings.S3(settings) is { } s3)
        {
            services.TryAddSingleton(provider => new S3BlobStore(s3, provider.GetRequiredService<HomeFolder>(), provider.GetRequiredService<TimeProvider>()));
            services.TryAddSingleton<IBlobStore>(provider => provider.GetRequiredService<S3BlobStore>());
        }

        services.AddSingleton(installation);
        services.AddAccounts();
        services.AddSingleton<IPersonalData, PersonalAccount>().AddSingleton<ErasePerson>().AddSingleton<IJobHandler, ErasePersonJob>();
        services.AddSingleton<SweepRetention>();
        services.AddSingleton<NoteBackup>();
        return services.AddConcaveData(installation.Home);
    }

    // What is in it is nobody else's: keys, password hashes, digests of everything.
    private static void MakeHome(string home)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(home);
        else if (!Directory.Exists(home))
            Directory.CreateDirectory(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
