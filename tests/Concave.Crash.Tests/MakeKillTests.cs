using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.MakeResponses;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Making;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>The process that has responses made dies twice in the middle of it, as by a power switch. Another goes on each time.</summary>
public abstract class MakeKillTests(TestDatabase database) : IAsyncLifetime
{
    private const int Prompts = 400;
    private const int AtOnce = 8;
    private static readonly int[] KillAt = [250, 550];
    private static readonly Actor Lead = new(Guid.Empty, Roles.Lead);

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("concave-crash-");
    private Installed installed = null!;
    private JudgeServer server = null!;
    private Func<Task> drop = () => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        server = await JudgeServer.Start(call => call.Number % 97 == 0 ? new Fails(529, "Overloaded.") : new Answers($"It says {call.Number}, and that is all."));
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
    public async Task Killed_twice_every_response_is_there_once_and_nothing_that_came_is_asked_for_again()
    {
        var (project, order) = await Prepare();
        foreach (var (at, life) in KillAt.Append(int.MaxValue).Select((at, life) => (at, life)))
        {
            await Work(order, killAt: at, life);
            await AssertWhole(order);
        }

        await using var services = installed.Open();
        var view = (await services.GetRequiredService<ShowOrders>().Handle(new(project), Lead, default)).Value!.Single();
        Assert.Equal((PassState.Finished, Prompts, 2 * Prompts), (view.State, view.Made, view.Answers));
        var failed = server.Calls.Count(c => c.Number % 97 == 0);
        var lost = server.Calls.Count - failed - view.Answers;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{server.Calls.Count} questions, {failed} of them failed on purpose, {view.Answers} responses kept, {lost} lost with the two processes"));
        Assert.InRange(lost, 0, KillAt.Length * AtOnce); // what was under way when the process died
    }

    private async Task<(Guid Project, Guid Order)> Prepare()
    {
        await using var services = installed.Open();
        var (store, vault, clock) = (services.GetRequiredService<Store>(), services.GetRequiredService<ContentVault>(), TimeProvider.System);
        await store.Migrate(default);
        var round = await SeededRound.Make(store, vault, clock, new() { Pairs = 3, Gold = 0 });
        await File.WriteAllTextAsync(Path.Combine(home.FullName, "judges.json"), JsonSerializer.Serialize(new
        {
            Judges = new[] { new JudgeSettings { Name = "sample", Protocol = JudgeProtocol.OpenAi, Model = "qwen3-sample", Price = new(1, 5), BaseUrl = server.OpenAiAddress, Concurrency = AtOnce, TimeoutSeconds = 20 } },
        }, RecordJson.Options));
        var prompts = Path.Combine(home.FullName, "prompts.jsonl");
        await File.WriteAllLinesAsync(prompts, Enumerable.Range(0, Prompts).Select(i => JsonSerializer.Serialize(new { id = $"prompt-{i}", prompt = $"What does sample {i} say?" })));
        var ordered = await services.GetRequiredService<OrderResponses>().Handle(new(round.ProjectId, prompts, ResponseSource.TwoSamples, "sample", 1_000), Lead, default);
        Assert.Null(ordered.Problem);
        return (round.ProjectId, ordered.Value!.OrderId);
    }

    /// <summary>Lets a process of its own work, and kills it with signal 9 once the server has received that many questions.</summary>
    private async Task Work(Guid order, int killAt, int life)
    {
        string[] arguments = [typeof(MakeKillTests).Assembly.Location, "make", installed.Home, installed.Database, $"{order}", $"{life}"];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { UseShellExecute = false })!;
        while (!process.HasExited && server.Calls.Count < killAt)
            await Task.Delay(5);
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal(killAt == int.MaxValue ? 0 : 128 + 9, process.ExitCode);
    }

    private async Task AssertWhole(Guid order)
    {
        await using var services = installed.Open();
        await using var db = services.GetRequiredService<Store>().Read();
        var answers = await db.Set<MadeAnswer>().Where(a => a.OrderId == order).Select(a => new { a.PromptId, a.Part, a.Try, a.Kind }).ToListAsync();
        Assert.Equal(answers.Count, answers.DistinctBy(a => (a.PromptId, a.Part)).Count());
        Assert.All(answers, a => Assert.Equal((MadeKind.Response, 1), (a.Kind, a.Try)));
        var made = await db.MadePairs.Where(m => m.OrderId == order).Select(m => m.Id).ToListAsync();
        Assert.Equal(made.Order(), answers.GroupBy(a => a.PromptId).Where(g => g.Count() == 2).Select(g => g.Key).Order()); // the last answer and the pair are one act
    }
}

public sealed class MakeKillOnSqlite() : MakeKillTests(TestDatabase.Sqlite);

public sealed class MakeKillOnPostgres() : MakeKillTests(TestDatabase.Postgres);
