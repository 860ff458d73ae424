using System.Collections.Concurrent;
using System.Text;
using Concave.Data;
using Concave.Data.Context;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Tests.Fixtures;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Concave.PreScoring.Tests.Judges;

/// <summary>The key is in its file and in the header of the request, and nowhere else: not even where a server sends it back.</summary>
public abstract class SecretTests(TestDatabase database)
{
    [Theory]
    [InlineData(JudgeProtocol.Anthropic)]
    [InlineData(JudgeProtocol.OpenAi)]
    public async Task No_row_no_log_line_and_no_file_holds_the_key(JudgeProtocol protocol)
    {
        Lines log = new();
        JudgeReaction Echo(JudgeCall call) => call.Number < 6 ? SampleVerdicts.Honest(call) : new Fails(401, $"The key {call.Authorization} is not known.");
        await using var bench = await JudgeBench.Open(
            database, Echo, new() { Pairs = 20, Gold = 0 }, j => j with { Protocol = protocol }, services => services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));

        var view = await bench.Run();

        Assert.Equal(PassState.Barred, view.State);
        Assert.Contains("(a key)", view.Why, StringComparison.Ordinal);
        Assert.Contains(bench.Server.Calls, c => c.Authorization.Contains(JudgeBench.Key, StringComparison.Ordinal)); // it was in play
        Assert.DoesNotContain(log.All, line => line.Contains(JudgeBench.Key, StringComparison.Ordinal));
        await foreach (var (table, value) in Rows(bench))
            Assert.False(value.Contains(JudgeBench.Key, StringComparison.Ordinal), table);
        foreach (var file in Directory.EnumerateFiles(bench.Bench.Get<HomeFolder>().Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("judge.key", StringComparison.Ordinal)))
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(JudgeBench.Key)));
    }

    private static async IAsyncEnumerable<(string Table, string Value)> Rows(JudgeBench bench)
    {
        await using var db = bench.Bench.Store.Read();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    yield return (table, reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{reader.GetValue(i)}");
            }
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

public sealed class SecretsOnSqlite() : SecretTests(TestDatabase.Sqlite);

public sealed class SecretsOnPostgres() : SecretTests(TestDatabase.Postgres);
