using System.Net;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching;
using Concave.Studio.Accounts;
using Concave.Studio.Composition;
using Concave.Studio.Host;
using Concave.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Studio.Tests.Fixtures;

/// <summary>The real studio on a port of its own, on a fresh database.</summary>
internal sealed class StudioBench : IAsyncDisposable
{
    private readonly DirectoryInfo home;
    private readonly Func<Task> drop;

    private readonly StudioOptions options;

    private StudioBench(StudioOptions options, DirectoryInfo home, Func<Task> drop) => (App, this.options, this.home, this.drop) = (StudioHost.Build(options), options, home, drop);

    internal WebApplication App { get; private set; }
    internal Uri Address => new(App.Urls.Single());
    internal Store Store => Get<Store>();
    internal string Home => home.FullName;

    internal static async Task<StudioBench> Start(TestDatabase on = TestDatabase.Sqlite, Func<StudioOptions, StudioOptions>? with = null)
    {
        var bench = await Migrated(on, with);
        await bench.App.StartAsync();
        return bench;
    }

    /// <summary>Put together and not started; the database has its tables.</summary>
    internal static async Task<StudioBench> Migrated(TestDatabase on, Func<StudioOptions, StudioOptions>? with = null)
    {
        var folder = Directory.CreateTempSubdirectory("concave-studio-");
        if (on == TestDatabase.Postgres)
        {
            var (connection, drop) = await MadeSchemas.OnPostgres(nameof(Migrated), async at => await Migrate(new(folder.FullName, at)));
            return In(new(folder.FullName, connection), folder, drop, with);
        }

        Installation installation = new(folder.FullName);
        await MadeSchemas.OnSqlite(nameof(Migrated), installation.DatabaseFile, at => Migrate(new(Path.GetDirectoryName(at)!)));
        return In(installation, folder, () => Task.CompletedTask, with);
    }

    /// <summary>Put together and not started; the database is empty.</summary>
    internal static async Task<StudioBench> Build(TestDatabase on, Func<StudioOptions, StudioOptions>? with = null)
    {
        var (connection, drop) = on == TestDatabase.Postgres ? await PostgresServer.CreateDatabase() : (null, () => Task.CompletedTask);
        var folder = Directory.CreateTempSubdirectory("concave-studio-");
        return In(new(folder.FullName, connection), folder, drop, with);
    }

    private static StudioBench In(Installation installation, DirectoryInfo folder, Func<Task> drop, Func<StudioOptions, StudioOptions>? with)
    {
        StudioOptions usual = new() { Installation = installation, Urls = "http://127.0.0.1:0", SignInsPerMinute = 1000, Replace = HashQuickly };
        return new(with?.Invoke(usual) ?? usual, folder, drop);
    }

    // A password's hash is made to be slow, and every test has passwords.
    private static void HashQuickly(IServiceCollection services) => services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = 100);

    private static async Task Migrate(Installation installation)
    {
        await using var services = new ServiceCollection().AddLogging().AddConcave(installation).BuildServiceProvider();
        await services.GetRequiredService<Store>().Migrate(default);
    }

    internal T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    internal Guid NewId() => TimeProvider.System.NewId();

    /// <summary>A project with an open round, and what stages 1 to 3 hand over for it.</summary>
    internal Task<SeededRound> Project(int seed = 1) =>
        SeededRound.Make(Store, Get<ContentVault>(), TimeProvider.System, new() { Seed = seed, Pairs = 6, Gold = 4, Annotators = 2 });

    internal async Task<OpenedAccount> Account(Roles roles, Guid? client = null, Guid? id = null, string? name = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var user = id ?? NewId();
        var opened = await scope.ServiceProvider.GetRequiredService<OpenAccounts>().Seed([new(user, $"u{user:N}", name ?? "Sample person", roles, client)], default);
        return opened.Failed ? throw new InvalidOperationException(opened.Problem.ToString()) : opened.Value.Single();
    }

    /// <summary>Somebody with these roles, signed in.</summary>
    internal async Task<Browser> SignedIn(Roles roles, Guid? client = null, Guid? id = null, string? name = null)
    {
        var account = await Account(roles, client, id, name);
        var browser = Browser();
        using var entered = await browser.SignIn(account.Login, account.Password);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        return browser;
    }

    internal Browser Browser() => new(Address);

    /// <summary>Puts a person of the sample round on the panel, with a name that the client must never see.</summary>
    internal async Task Register(SeededAnnotator annotator, string name)
    {
        var registered = await Get<RegisterAnnotator>().Handle(
            new(annotator.Id, name, ["general"], ["en"], [], HoursPerWeek: 10, Simulated: true), new(NewId(), Roles.Lead), default);
        Assert.Null(registered.Problem);
    }

    /// <summary>Stops the studio and, after what is done meanwhile, starts it again under the same address.</summary>
    internal async Task Restart(Func<Task> meanwhile)
    {
        var address = Address;
        await App.StopAsync();
        await App.DisposeAsync();
        await meanwhile();
        App = StudioHost.Build(options with { Urls = address.ToString() });
        await App.StartAsync();
    }

    internal Task DropDatabase() => drop();

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await drop();
        SqliteConnection.ClearAllPools();
        home.Delete(recursive: true);
    }
}
