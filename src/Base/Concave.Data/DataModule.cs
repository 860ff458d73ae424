using Concave.Data.Blobs;
using Concave.Data.Content;
using Concave.Data.Jobs;
using Concave.Data.Ledger;
using Concave.Data.Register;
using Concave.Data.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concave.Data;

/// <summary>Everything the stages need of the database, registered once. The host adds the <see cref="Store"/> it chose.</summary>
public static class DataModule
{
    /// <param name="services">The host's services.</param>
    /// <param name="home">The folder with keys and blobs.</param>
    public static IServiceCollection AddConcaveData(this IServiceCollection services, string home)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new HomeFolder(home));
        services.TryAddSingleton(_ => MasterKey.FromFile(Path.Combine(home, "keys", "master.key")));
        services.TryAddSingleton<IBlobStore>(_ => new FolderBlobStore(Path.Combine(home, "blobs")));
        services.TryAddSingleton<KeyShelf>();
        services.TryAddSingleton<ContentVault>();
        services.TryAddSingleton<SealedBlobs>();
        services.TryAddSingleton<PersonVault>();
        services.TryAddSingleton<Pseudonyms>();
        services.TryAddSingleton<SealLedger>();
        services.TryAddSingleton<WorkJobs>();
        services.TryAddSingleton<RetryJob>();
        services.TryAddScoped(provider => provider.GetRequiredService<Store>().Read());
        return services;
    }
}
