using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.PreScoring.Judges;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>
/// The process that asks a judge dies twice in the middle of it, as by a power switch, while the judge's server limits,
/// fails and breaks connections. Another process goes on each time.
/// </summary>
public abstract class FirstPassKillTests(TestDatabase database, JudgeProtocol protocol) : IAsyncLifetime
{
    private const int Pairs = 5_000;
    private const int AtOnce = 16;
    private static readonly int[] KillAt = [3_000, 7_000];
    private static readonly Actor Lead = new(Guid.Empty, Roles.Lead);

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("concave-crash-");
    private Installed installed = null!;
    private JudgeServer server = null!;
    private Func<Task> drop = () => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        server = await JudgeServer.Start(React);
        installed = new(home.FullName, Installed.Embedded);
        if (database != TestDatabase.Postgres)
            return;
        var postgres = await PostgresServer.CreateDatabase();
        (installed, drop) = (installed with { Database = postgres.ConnectionString }, postgres.Drop);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await drop();
        home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Killed_twice_in_five_thousand_pairs_every_answer_is_there_once_and_nothing_is_asked_again()
    {
        var (project, pass) = await Prepare();
        foreach (var (at, life) in KillAt.Append(int.MaxValue).Select((at, life) => (at, life)))
        {
            await Ask(pass, killAt: at, life);
            await AssertWhole(project);
        }

        await using var services = installed.Open();
        var view = (await services.GetRequiredService<ShowFirstPass>().Handle(new(project), Lead, default)).Value!.Single();
        Assert.Equal((PassState.Finished, Pairs, Pairs, Pairs, 2 * Pairs), (view.State, view.Done, view.Pairs, view.Consistent, view.Answers));
        var lost = server.Calls.Count - Failed - view.Answers;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{server.Calls.Count} questions, {Failed} of them failed on purpose, {view.Answers} answers kept, {lost} answers lost with the two processes"));
        Assert.InRange(lost, 0, KillAt.Length * AtOnce); // what was under way when the process died
    }

    private int failed;

    private int Failed => Volatile.Read(ref failed);

    private JudgeReaction React(JudgeCall call)
    {
        JudgeReaction? trouble = (call.Number % 499) switch
        {
            0 => new Fails(429, "Too many.", RetryAfterSeconds: 1),
            100 => new Fails(529, "Overloaded."),
            200 => new Fails(500, "Internal."),
            300 => new Breaks(InTheMiddle: true),
            400 => new Breaks(InTheMiddle: false),
            _ => null,
        };
        if (trouble is null)
            return SampleVerdicts.Honest(call);
        Interlocked.Increment(ref failed);
        return trouble;
    }

    private async Task<(Guid Project, Guid Pass)> Prepare()
    {
        await using var services = installed.Open();
        var (store, vault, clock) = (services.GetRequiredService<Store>(), services.GetRequiredService<ContentVault>(), TimeProvider.System);
        await store.Migrate(default);
        var round = await SeededRound.Make(store, vault, clock, new() { Pairs = 3, Gold = 0 });
        await FreePairs.Add(store, vault, round.ProjectId, Pairs, clock);
        await File.WriteAllTextAsync(Path.Combine(home.FullName, "judges.json"), JsonSerializer.Serialize(new
        {
            Judges = new[]
            {
                new JudgeSettings { Name = "sample", Protocol = protocol, Model = "claude-haiku-5-5", BaseUrl = protocol == JudgeProtocol.OpenAi ? server.OpenAiAddress : server.Address, Concurrency = AtOnce, TimeoutSeconds = 20 },
            },
        }, RecordJson.Options));
        var started = await services.GetRequiredService<RunFirstPass>().Handle(new(round.ProjectId, "sample", Budget: 1_000), Lead, default);
        Assert.Null(started.Problem);
        return (round.ProjectId, started.Value);
    }

    /// <summary>Lets a process of its own ask, and kills it with signal 9 once the server has received that many questions.</summary>
    private async Task Ask(Guid pass, int killAt, int life)
    {
        string[] arguments = [typeof(FirstPassKillTests).Assembly.Location, "ask", installed.Home, installed.Database, $"{pass}", $"{life}"];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { UseShellExecute = false })!;
        while (!process.HasExited && server.Calls.Count < killAt)
            await Task.Delay(5);
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal(killAt == int.MaxValue ? 0 : 128 + 9, process.ExitCode);
    }

    private async Task AssertWhole(Guid project)
    {
        await using var services = installed.Open();
        await using var db = services.GetRequiredService<Store>().Read();
        var answers = await db.Set<JudgeAnswer>().Where(a => a.ProjectId == project).Select(a => new { a.PairId, a.Question, a.Try, a.Kind }).ToListAsync();
        Assert.Equal(answers.Count, answers.DistinctBy(a => (a.PairId, a.Question)).Count());
        Assert.All(answers, a => Assert.Equal((AnswerKind.Verdict, 1), (a.Kind, a.Try)));
        var opinions = await db.Set<PreScoring.Opinions.Opinion>().Where(o => o.ProjectId == project).Select(o => o.PairId).ToListAsync();
        Assert.Equal(opinions.Count, opinions.Distinct().Count());
        Assert.Equal(opinions.Order(), answers.GroupBy(a => a.PairId).Where(g => g.Count() == 2).Select(g => g.Key).Order()); // the last answer and the opinion are one act
    }
}

public sealed class FirstPassKillOnSqlite() : FirstPassKillTests(TestDatabase.Sqlite, JudgeProtocol.Anthropic);

public sealed class FirstPassKillOnPostgres() : FirstPassKillTests(TestDatabase.Postgres, JudgeProtocol.OpenAi);
