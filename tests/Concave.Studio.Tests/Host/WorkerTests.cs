using Concave.Data.Jobs;
using Concave.Data.Ledger;
using Concave.Studio.Health;
using Concave.Studio.Workers;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concave.Studio.Tests.Host;

public sealed class WorkerTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(8, 256)]
    [InlineData(9, 300)]
    [InlineData(500, 300)]
    public void The_pause_after_failures_doubles_up_to_five_minutes(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Worker.BackOff(failures));

    [Fact]
    public async Task A_turn_that_fails_is_logged_counted_shown_and_tried_again()
    {
        FakeTimeProvider clock = new();
        Pulse pulse = new(clock);
        Remembered log = new();
        pulse.Done(RunJobs.Name);
        using Stumbling worker = new(clock, pulse, log);
        WorkersCheck check = new(pulse, clock);

        await worker.StartAsync(default);
        await Until(() => pulse.Beats.TryGetValue("stumbling", out var beat) && beat.Failures == 1);
        Assert.Equal("sample failure", Assert.Single(log.Failures).Message);
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new())).Status);

        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(1, worker.Turns);
        await Until(() => { clock.Advance(TimeSpan.FromSeconds(0.5)); return worker.Turns == 2; });
        await Until(() => pulse.Beats["stumbling"].Failures == 0);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new())).Status);

        await worker.StopAsync(default);
        clock.Advance(WorkJobs.Lease + TimeSpan.FromMinutes(7));
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new())).Status); // silent for too long
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_ledger_is_sealed_once_its_day_is_over(TestDatabase on)
    {
        await using var bench = await Bench.Open(on, _ => { });
        var round = await SeededRound.Make(bench, new() { Pairs = 3, Gold = 2 });
        Pulse pulse = new(bench.Clock);
        using SealLedgers worker = new(bench.Store, new SealLedger(bench.Store, bench.Clock), bench.Clock, pulse, NullLogger<SealLedgers>.Instance);
        await worker.StartAsync(default);
        await Until(() => pulse.Beats.Count == 1);
        await using (var before = bench.Store.Read())
            Assert.False(await before.LedgerSeals.AnyAsync()); // the day is not over

        bench.Clock.Advance(TimeSpan.FromDays(1));
        await Until(() =>
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(10));
            using var db = bench.Store.Read();
            return db.LedgerSeals.Any(s => s.ProjectId == round.ProjectId);
        });
        await worker.StopAsync(default);

        await using var after = bench.Store.Read();
        Assert.Equal(1, await after.LedgerSeals.CountAsync());
        Assert.Equal(await after.LedgerEntries.CountAsync(), await after.LedgerLeaves.CountAsync());
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
            await Task.Delay(50);
        Assert.True(condition(), "It did not happen within ten seconds.");
    }

    private sealed class Stumbling(TimeProvider clock, Pulse pulse, ILogger log) : Worker("stumbling", TimeSpan.FromHours(1), clock, pulse, log)
    {
        private int turns;

        internal int Turns => Volatile.Read(ref turns);

        protected override Task Turn(CancellationToken stop) =>
            Interlocked.Increment(ref turns) == 1 ? Task.FromException(new InvalidOperationException("sample failure")) : Task.CompletedTask;
    }

    private sealed class Remembered : ILogger
    {
        internal List<Exception> Failures { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error && exception is not null)
                Failures.Add(exception);
        }
    }
}
