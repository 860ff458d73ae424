using Concave.Data.Writing;
using Concave.Studio.Composition;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Cli.Home;

/// <summary>An installation opened by a command: its services, and its database at this version's schema.</summary>
internal sealed class OwnHome : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _temporary;

    private OwnHome(ServiceProvider services, string? temporary) => (_services, _temporary) = (services, temporary);

    internal IServiceProvider Services => _services;

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens an installation; <paramref name="add"/> replaces services before the usual ones are added.</summary>
    internal static async Task<OwnHome> Open(Installation installation, CancellationToken stop, Action<IServiceCollection>? add = null) =>
        await Open(installation, temporary: null, add, stop);

    /// <summary>An installation that is gone when the command ends.</summary>
    internal static async Task<OwnHome> Temporary(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("concave-").FullName;
        return await Open(new(folder), folder, add: null, stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_temporary is not null)
            Directory.Delete(_temporary, recursive: true);
    }

    private static async Task<OwnHome> Open(Installation installation, string? temporary, Action<IServiceCollection>? add, CancellationToken stop)
    {
        ServiceCollection services = new();
        add?.Invoke(services);
        services.AddLogging();
        services.AddConcave(installation);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<Store>().Migrate(stop);
        return new(provider, temporary);
    }
}
