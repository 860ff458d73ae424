using Concave.Data;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Concave.Testing;

/// <summary>
/// A workbench for tests of handlers: a real database, the real services of the stages under test, and a clock that
/// the test moves. No web server.
/// </summary>
public sealed class Bench : IAsyncDisposable
{
    private readonly TestStore database;
    private readonly DirectoryInfo home;

    private Bench(TestStore database, ServiceProvider services, DirectoryInfo home) =>
        (this.database, Services, this.home) = (database, services, home);

    public ServiceProvider Services { get; }
    public Store Store => database.Store;
    public FakeTimeProvider Clock { get; private init; } = new();
    public ContentVault Vault => Services.GetRequiredService<ContentVault>();

    /// <summary>A service of the stages under test.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Registers with a web host what a stage registers, each the bench's own, so that a new feature needs no line in any test.</summary>
    public void Lend(IServiceCollection to, Func<IServiceCollection, IServiceCollection> stage)
    {
        foreach (var feature in stage(new ServiceCollection()).Select(s => s.ServiceType).Where(t => t is { IsInterface: false, IsGenericType: false }).Distinct())
            to.AddSingleton(feature, _ => Services.GetRequiredService(feature));
        to.AddSingleton<TimeProvider>(Clock);
    }

    /// <param name="on">The database to run on.</param>
    /// <param name="addStages">Adds the modules of the stages under test.</param>
    public static async Task<Bench> Open(TestDatabase on, Action<IServiceCollection> addStages)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        addStages(services);
        var parts = services.BuildServiceProvider().GetServices<IModelPart>().ToArray();
        var opened = await TestStore.Open(on, parts);
        services.AddSingleton(opened.Store);
        services.AddLogging();
        var folder = Directory.CreateTempSubdirectory("concave-home-");
        services.AddConcaveData(folder.FullName);
        return new Bench(opened, services.BuildServiceProvider(), folder) { Clock = clock };
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await database.DisposeAsync();
        home.Delete(recursive: true);
    }
}
