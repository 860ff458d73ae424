using System.Diagnostics;
using System.Text.Json;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Scoping;
using Concave.Scoping.Quoting;
using Concave.Studio.Accounts;
using Concave.Studio.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Browser.Tests;

/// <summary>The studio on what the demo leaves behind: every room with something in it.</summary>
public sealed class DemoStudio : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-demo-");
    private WebApplication? app;
    private JsonElement told;

    internal WebApplication App => app ?? throw new InvalidOperationException("The demo is not told yet.");
    internal Uri Address => new(App.Urls.Single());

    /// <summary>Somebody with every role of the house.</summary>
    internal OpenedAccount Staff { get; private set; } = new("", "", Roles.None, "");

    public async ValueTask InitializeAsync()
    {
        var home = Path.Combine(folder.FullName, "home");
        told = await Tell(home);
        app = StudioHost.Build(new() { Installation = new(home), Urls = "http://127.0.0.1:0", SignInsPerMinute = 1000 });
        await app.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<OpenAccounts>().Seed(
            [new(TimeProvider.System.NewId(), "staff", "Sample staff", Roles.Lead | Roles.Senior | Roles.Engineer | Roles.Operator)], default);
        Staff = opened.Value!.Single();
        await App.Services.GetRequiredService<KeepQuote>().Handle(
            new(new("Sample client", "Sample quote", "A sample of what a quote looks like.", ResponseSource.Client), new() { Mix = [new("general", 2000), new("medical", 500)], Languages = ["en", "gu"], Depth = Depth.Full }),
            new(TimeProvider.System.NewId(), Roles.Lead), default);
    }

    /// <summary>An account that the demo opened.</summary>
    internal OpenedAccount Account(string login)
    {
        var account = told.GetProperty("accounts").EnumerateArray().Single(a => a.GetProperty("login").GetString() == login);
        return new(login, login, Roles.None, account.GetProperty("password").GetString()!);
    }

    /// <summary>The text of one column of a table, where it is largest: of ids the newest.</summary>
    internal async Task<string> Newest(string table, string column)
    {
        await using var db = App.Services.GetRequiredService<Store>().Read();
#pragma warning disable EF1002 // both names are this test's own literals
        return (await db.Database.SqlQueryRaw<string>($"SELECT CAST({column} AS TEXT) AS \"Value\" FROM {table} ORDER BY 1 DESC LIMIT 1").ToListAsync()).SingleOrDefault() ?? Guid.Empty.ToString(); // nothing of the kind: a page of its own says so
#pragma warning restore EF1002
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task<JsonElement> Tell(string home)
    {
        ProcessStartInfo start = new("dotnet", [Program(), "demo", "--no-serve", "--json", "--home", home]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var demo = Process.Start(start)!;
        var (output, error) = (demo.StandardOutput.ReadToEndAsync(), demo.StandardError.ReadToEndAsync());
        await demo.WaitForExitAsync();
        return demo.ExitCode == 0 ? JsonDocument.Parse(await output).RootElement : throw new InvalidOperationException(await error);
    }

    private static string Program()
    {
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var program = Path.Combine(up.FullName, "artifacts", "bin", "Concave.Cli", "release_linux-x64", "Concave.Cli.dll");
            if (File.Exists(program))
                return program;
        }

        throw new FileNotFoundException("The command line is built with these tests and is not there.");
    }
}
