using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Concave.Cli.Home;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Delivery;
using Concave.Kernel;
using Concave.Studio.Composition;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Concave.Cli.Tests.Purge;

/// <summary>
/// After closing, no word of any text is left [D6]: not in database files and their log, blobs, logs, temporary files, nor
/// in a backup taken before. The project is the demo's, made by the real handlers from brief to delivery, and more is planted.
/// </summary>
public sealed class PurgeTests : IDisposable
{
    private static readonly string[] TextKeys = ["content", "response_a", "response_b", "rationale", "text", "note", "why", "definition", "strong", "weak", "purpose"];
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task No_planted_word_is_left_after_closing(TestDatabase database)
    {
        var (connection, drop) = database == TestDatabase.Postgres ? await PostgresServer.CreateDatabase() : (null, () => Task.CompletedTask);
        string[] storage = connection is null ? [] : ["--postgres", connection];
        var demo = await Prompt.Run(["demo", "--home", scratch["home"], "--no-serve", .. storage]);
        Assert.True(demo.Code == 0, demo.Error + demo.Out);
        List<string> texts = [.. Texts(scratch["home/release"])];
        Assert.True(texts.Count > 200, $"{texts.Count} texts");
        Assert.NotEmpty(new WordScan(texts).Folder(scratch["home/release"])); // the scan finds what is there
        // What the demo wrote for whoever watches it, beside the installation's own files.
        Directory.Delete(scratch["home/release"], recursive: true);
        File.Delete(scratch["home/simulated-opinions.jsonl"]);

        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(1)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        var logged = new Logged();
        List<string> planted;
        await using (var home = await OwnHome.Open(new(scratch["home"], connection), default, services => Replace(services, clock, logged)))
        {
            var project = new PlantedProject(home, scratch, clock.GetUtcNow());
            await project.Plant();
            planted = project.Words;
            await BackUp(connection);
            await Close(home, project, clock);
        }

        AssertNothing(new WordScan([.. texts, .. planted]), logged);
        if (connection is not null)
            await AssertNothingOnTheServer(connection, new(planted));
        else
            await AssertTheBackupDoesNotOpen();
        await drop();
    }

    private static void Replace(IServiceCollection services, TimeProvider clock, Logged logged) =>
        services.AddSingleton(clock).AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(logged));

    private async Task Close(OwnHome home, PlantedProject project, FakeTimeProvider clock)
    {
        var client = new Actor(new Guid("00000000-0000-7000-8000-000000000004"), Roles.Client, project.ClientId);
        var due = await home.Get<CloseProject>().Handle(new(project.ProjectId), client, default);
        Assert.Null(due.Problem);
        clock.SetUtcNow(due.Value.AddMinutes(1));
        await home.Get<WorkJobs>().RunDue(default);
        var closing = (await home.Get<ShowClosing>().Handle(new(project.ProjectId), client, default)).Value!;
        Assert.Equal(ProjectState.Destroyed, closing.State);
        await File.WriteAllBytesAsync(scratch["certificate.json"], closing.Certificate!.Content);
        await File.WriteAllBytesAsync(scratch["certificate.sig"], Convert.FromBase64String(closing.Certificate.Signature));
        var said = await Run("openssl", "dgst", "-sha256", "-verify", scratch["home/keys/signing.pub.pem"], "-signature", scratch["certificate.sig"], scratch["certificate.json"]);
        Assert.Contains("Verified OK", said, StringComparison.Ordinal);
    }

    private void AssertNothing(WordScan scan, Logged logged)
    {
        Assert.Empty(scan.Folder(scratch["home"]));
        Assert.Null(scan.File(scratch["backup.tgz"]));
        Assert.Null(scan.In(string.Join('\n', logged.Lines)));
        Assert.Null(scan.File(scratch["certificate.json"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch["home/work"]));
    }

    // The server's own files: this database's, and the log that all share.
    private static async Task AssertNothingOnTheServer(string connection, WordScan scan)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await new NpgsqlCommand("CHECKPOINT", database).ExecuteNonQueryAsync();
        var folder = (string)(await new NpgsqlCommand("SHOW data_directory", database).ExecuteScalarAsync())!;
        var oid = (uint)(await new NpgsqlCommand("SELECT oid FROM pg_database WHERE datname = current_database()", database).ExecuteScalarAsync())!;
        Assert.SkipUnless(Directory.Exists(folder), "The PostgreSQL server's files are not on this machine; its dump was searched.");
        Assert.Empty(scan.Folder(Path.Combine(folder, "base", $"{oid}")));
        Assert.Empty(scan.Folder(Path.Combine(folder, "pg_wal")));
    }

    // The same wrapped key as before, and the key folder as it is now.
    private async Task AssertTheBackupDoesNotOpen()
    {
        Assert.Equal(0, (await Prompt.Run("restore", "--from", scratch["backup.tgz"], "--home", scratch["again"])).Code);
        foreach (var key in Directory.GetFiles(scratch["home/keys"]))
        {
            Directory.CreateDirectory(scratch["again/keys"]);
            File.Copy(key, Path.Combine(scratch["again/keys"], Path.GetFileName(key)));
        }

        await using var again = await OwnHome.Open(new(scratch["again"]), default);
        await using var db = again.Get<Store>().Read();
        var pair = await db.Pairs.FirstAsync();
        Assert.True(await db.ProjectKeys.AnyAsync(k => k.ProjectId == pair.ProjectId));
        await Assert.ThrowsAsync<ContentDestroyedException>(async () => await again.Get<ContentVault>().OpenBytes(pair.ProjectId, pair.Content, default));
    }

    private async Task BackUp(string? connection)
    {
        if (connection is null)
        {
            Assert.Equal(0, (await Prompt.Run("backup", "--home", scratch["home"], "--to", scratch["backup.tgz"])).Code);
            return;
        }

        var server = new NpgsqlConnectionStringBuilder(connection);
        var dump = Directory.GetFiles("/usr/lib/postgresql", "pg_dump", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        await Run(dump, "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, "-d", server.Database!, "-f", scratch["backup.sql"]);
        await using var to = new System.IO.Compression.GZipStream(File.Create(scratch["backup.tgz"]), System.IO.Compression.CompressionLevel.Fastest);
        await using var from = File.OpenRead(scratch["backup.sql"]);
        await from.CopyToAsync(to);
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
        return said;
    }

    // Every text of some length in the delivered records: what people and programs wrote, in the clear for the client.
    private static IEnumerable<string> Texts(string release) =>
        Directory.EnumerateFiles(release, "*.jsonl", SearchOption.AllDirectories).Append(Path.Combine(release, "data/docs/guidelines.json"))
            .SelectMany(f => f.EndsWith(".jsonl", StringComparison.Ordinal) ? File.ReadLines(f) : [File.ReadAllText(f)])
            .SelectMany(line => Texts(JsonDocument.Parse(line).RootElement, named: false))
            .Where(t => t.Length >= 25).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(JsonElement value, bool named) => value.ValueKind switch
    {
        JsonValueKind.String when named => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(v => Texts(v, named)),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Texts(p.Value, TextKeys.Contains(p.Name))),
        _ => [],
    };

    private sealed class Logged : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
