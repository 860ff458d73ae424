using System.Text.Json;
using Concave.Cli.Home;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Scoping;
using Concave.Studio.Composition;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Cli.Tests;

/// <summary><c>concave import</c> as a person runs it, and as a machine loses power under it.</summary>
public sealed class ImportTests : IDisposable
{
    private const int Count = 30_000;
    private static readonly Actor Lead = new(Guid.Empty, Roles.Lead);
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public Task Killed_in_the_middle_the_same_command_finishes_with_nothing_lost_or_doubled_on_sqlite() => KilledInTheMiddle(postgres: null);

    [Fact]
    public async Task Killed_in_the_middle_the_same_command_finishes_with_nothing_lost_or_doubled_on_postgres()
    {
        var (postgres, drop) = await PostgresServer.CreateDatabase();
        try
        {
            await KilledInTheMiddle(postgres);
        }
        finally
        {
            await drop();
        }
    }

    [Fact]
    public async Task Without_an_nda_a_gate_is_shut_and_a_dry_run_writes_nothing()
    {
        var project = await NewProject(new(scratch["home"]), nda: false);
        await File.WriteAllTextAsync(scratch["pairs.jsonl"], Rows(5));
        string[] import = ["import", scratch["pairs.jsonl"], "--project", $"{project}", "--home", scratch["home"], "--json"];

        var shut = await Prompt.Run(import);
        await Sign(new(scratch["home"]), project);
        var dry = await Prompt.Run([.. import, "--dry-run"]);
        var real = await Prompt.Run(import);

        Assert.Equal(1, shut.Code);
        Assert.Contains("NDA", shut.Error + shut.Out, StringComparison.Ordinal);
        Assert.Equal((0, 5, 0), (dry.Code, Int(dry, "accepted"), Int(dry, "unchanged")));
        Assert.Equal((0, 5, 0), (real.Code, Int(real, "accepted"), Int(real, "unchanged")));
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_wrong_use_and_not_a_guess()
    {
        await File.WriteAllTextAsync(scratch["pairs.jsonl"], Rows(5));

        var import = await Prompt.Run("import", scratch["pairs.jsonl"], "--project", $"{Guid.Empty}", "--home", scratch["home"], "--format", "jsonl");
        var produce = await Prompt.Run("produce", "--pairs", scratch["pairs.jsonl"], "--out", scratch["release"], "--format", "jsonl");

        Assert.Equal((2, 2), (import.Code, produce.Code));
        Assert.Contains("hh-rlhf", import.Error, StringComparison.Ordinal);
        Assert.Contains("hh-rlhf", produce.Error, StringComparison.Ordinal);
    }

    private async Task KilledInTheMiddle(string? postgres)
    {
        Installation installation = new(scratch["home"], postgres);
        var project = await NewProject(installation, nda: true);
        await File.WriteAllTextAsync(scratch["pairs.jsonl"], Rows(Count) + "oops\n");
        string[] import = ["import", scratch["pairs.jsonl"], "--project", $"{project}", "--home", scratch["home"], "--json", .. postgres is null ? Array.Empty<string>() : ["--postgres", postgres]];

        var left = await Kill(installation, import);
        var again = await Prompt.Run(import);
        var third = await Prompt.Run(import);

        Assert.InRange(left.Count, 1, Count - 1);
        Assert.True(again.Code == 0, again.Error + again.Out);
        Assert.Equal((Count + 1, Count - left.Count, left.Count), (Int(again, "read"), Int(again, "accepted"), Int(again, "unchanged")));
        Assert.Equal((0, Count), (Int(third, "accepted"), Int(third, "unchanged")));
        var stored = await Stored(installation);
        Assert.Equal(Enumerable.Range(1, Count).Select(i => $"p-{i}").Order(StringComparer.Ordinal), stored.Keys.Order(StringComparer.Ordinal));
        Assert.All(left, pair => Assert.Equal(pair.Value, stored[pair.Key]));
    }

    /// <summary>Starts the command, kills it when pairs begin to be there, and says what it left.</summary>
    private static async Task<Dictionary<string, Guid>> Kill(Installation installation, string[] arguments)
    {
        using var process = Prompt.Start(arguments);
        await using (var home = await OwnHome.Open(installation, default))
        {
            while (await CountOf(home) == 0)
            {
                Assert.False(process.HasExited, "the import ended before it could be killed");
                await Task.Delay(5);
            }
        }

        process.Kill();
        await process.WaitForExitAsync();
        return await Stored(installation);
    }

    private static async Task<int> CountOf(OwnHome home)
    {
        await using var db = home.Get<Store>().Read();
        return await db.Pairs.CountAsync();
    }

    private static async Task<Dictionary<string, Guid>> Stored(Installation installation)
    {
        await using var home = await OwnHome.Open(installation, default);
        await using var db = home.Get<Store>().Read();
        return await db.Pairs.ToDictionaryAsync(p => p.ExternalId, p => p.Id, StringComparer.Ordinal);
    }

    private static async Task<Guid> NewProject(Installation installation, bool nda)
    {
        await using var home = await OwnHome.Open(installation, default);
        var client = (await home.Get<CreateClient>().Handle(new("Sample client"), Lead, default)).Value;
        var project = (await home.Get<CreateProject>().Handle(new(client, "Sample project", Simulated: true), Lead, default)).Value;
        if (nda)
            await Sign(installation, project);
        return project;
    }

    private static async Task Sign(Installation installation, Guid project)
    {
        await using var home = await OwnHome.Open(installation, default);
        Assert.Null((await home.Get<RecordNda>().Handle(new(project, "Sample client and sample studio", new(2026, 3, 1), "nda.pdf", "signed"u8.ToArray()), Lead, default)).Problem);
    }

    private static string Rows(int count) => string.Concat(Enumerable.Range(1, count).Select(i =>
        JsonSerializer.Serialize(new { id = $"p-{i}", prompt = $"Question {i}?", response_a = $"Answer one to question {i}.", response_b = $"Answer two to question {i}." }) + "\n"));

    private static int Int(Answer answer, string name) => answer.Json.GetProperty(name).GetInt32();
}
