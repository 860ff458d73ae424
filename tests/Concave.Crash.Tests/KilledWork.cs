using System.Diagnostics;
using Concave.Kernel;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.Data.Sqlite;

namespace Concave.Crash.Tests;

/// <summary>An installation that processes of their own work in, which are killed, and a judge's server that outlives them.</summary>
public abstract class KilledWork(TestDatabase database) : IAsyncLifetime
{
    private protected static readonly Actor Lead = new(Guid.Empty, Roles.Lead);

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("concave-crash-");
    private Func<Task> drop = () => Task.CompletedTask;

    private protected Installed Home { get; private set; } = null!;

    private protected JudgeServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await JudgeServer.Start(React);
        Home = new(home.FullName, Installed.Embedded);
        if (database != TestDatabase.Postgres)
            return;
        var postgres = await PostgresServer.CreateDatabase();
        (Home, drop) = (Home with { Database = postgres.ConnectionString }, postgres.Drop);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await drop();
        home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected abstract JudgeReaction React(JudgeCall call);

    private protected string PathOf(string file) => Path.Combine(home.FullName, file);

    /// <summary>Lets a process of its own work, and kills it with signal 9 at its hour.</summary>
    /// <param name="kind">What it does: a word of the program.</param>
    /// <param name="what">What it works on.</param>
    /// <param name="life">How many died before it.</param>
    /// <param name="hour">Whether it is time; null lets it live.</param>
    private protected async Task Work(string kind, Guid what, int life, Func<Task<bool>>? hour)
    {
        string[] arguments = [typeof(KilledWork).Assembly.Location, kind, Home.Home, Home.Database, $"{what}", $"{life}"];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { UseShellExecute = false })!;
        if (hour is not null)
        {
            while (!process.HasExited && !await hour())
                await Task.Delay(5);
            if (!process.HasExited)
                process.Kill();
        }

        await process.WaitForExitAsync();
        Assert.Equal(hour is null ? 0 : 128 + 9, process.ExitCode);
    }

    /// <summary>Works until all is done; a process dies whenever the server has received that many questions.</summary>
    private protected async Task Work(string kind, Guid what, int[] killAt, Func<Task> assertWhole)
    {
        for (var life = 0; life < killAt.Length; life++)
        {
            var at = killAt[life];
            await Work(kind, what, life, () => Task.FromResult(Server.Calls.Count >= at));
            await assertWhole();
        }

        await Work(kind, what, killAt.Length, hour: null);
        await assertWhole();
    }
}
