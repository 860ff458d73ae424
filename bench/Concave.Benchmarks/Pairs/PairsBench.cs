using System.Diagnostics;
using System.Globalization;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Composition;
using Concave.Studio.Pairs;
using Concave.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Benchmarks.Pairs;

/// <summary>
/// The list of pairs over a large project, with every filter, on both databases: made-up pairs of one round, first as it
/// was opened, then with every other pair judged, then decided. A filter that nothing fits is the dearest: it looks at every pair.
/// </summary>
internal static class PairsBench
{
    private const int Times = 7;

    internal static async Task Run(int pairs)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, {pairs:N0} pairs, a page of {ListPairs.PageSize}; milliseconds, median and worst of {Times}");
        await On("SQLite", postgres: null, pairs);
        if (Environment.GetEnvironmentVariable("CONCAVE_TEST_POSTGRES") is { Length: > 0 })
        {
            var (connection, drop) = await PostgresServer.CreateDatabase();
            await On("PostgreSQL", connection, pairs);
            await drop();
        }
        else
        {
            Console.WriteLine("PostgreSQL: CONCAVE_TEST_POSTGRES names no server.");
        }
    }

    private static async Task On(string name, string? postgres, int pairs)
    {
        var home = Directory.CreateTempSubdirectory("concave-pairs-");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddConcave(new Installation(home.FullName, postgres));
        await using (var provider = services.BuildServiceProvider())
        {
            var store = provider.GetRequiredService<Store>();
            await store.Migrate(default);
            var round = await SeededRound.Make(store, provider.GetRequiredService<ContentVault>(), TimeProvider.System, new() { Pairs = pairs, Annotators = 4, Gold = 100, Languages = ["en", "hi", "ta"], ResponseWords = 40 });
            foreach (var (stage, step) in new (string, Func<Store, SeededRound, Task>)[] { ("opened", Flag), ("half judged", Judge), ("decided", Decide) })
            {
                await step(store, round);
                if (postgres is not null)
                    await Analyse(store);
                await Measure($"{name}, {stage}", new ListPairs(store), round);
            }
        }

        SqliteConnection.ClearAllPools();
        home.Delete(recursive: true);
    }

    // What autovacuum does within a minute of a large import; without it PostgreSQL plans for an empty table.
    private static async Task Analyse(Store store)
    {
        await using var db = store.Read();
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static async Task Measure(string name, ListPairs list, SeededRound round)
    {
        (string Name, PairFilter Filter)[] filters =
        [
            ("all", new()), ("language", new(Language: "ta")), ("a language nobody has", new(Language: "xx")), ("reason sample", new(Reason: RouteReason.Sample)),
            ("a reason none has", new(Reason: RouteReason.Borderline)), ("waiting", new(State: PairState.Waiting)), ("judged", new(State: PairState.Judged)), ("released", new(State: PairState.Released)),
            ("no label released", new(State: PairState.Dropped)), ("in no batch", new(State: PairState.Unbatched)), ("flagged", new(Flagged: true)),
            ("flagged, sample, Tamil, no label", new(State: PairState.Dropped, Language: "ta", Reason: RouteReason.Sample, Flagged: true)), ("by name", new(Name: round.Pairs[^1].ExternalId)),
        ];
        Guid?[] from = [null, round.Pairs[round.Pairs.Count * 9 / 10].Pair];
        foreach (var (what, filter) in filters)
        {
            var times = new List<double>();
            foreach (var after in from)
            {
                for (var i = 0; i < Times; i++)
                {
                    var watch = Stopwatch.StartNew();
                    _ = await list.Handle(new(round.ProjectId, filter, after), new(Guid.Empty, Roles.Lead), default);
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-23} {what,-34} {times[times.Count / 2],8:0.0} {times[^1],8:0.0}"));
        }
    }

    private static Task Judge(Store store, SeededRound round)
    {
        var judged = round.Pairs.Where((_, i) => i % 2 == 0).Select(p => p.Pair).Order().ToArray();
        return Write(store, async db =>
        {
            foreach (var portion in judged.Chunk(500))
                await db.Slots.Where(s => s.RoundId == round.RoundId && portion.Contains(s.PairId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SlotState.Done));
        });
    }

    // Every slot done, and a verdict on every pair; one in twenty is not released.
    private static Task Decide(Store store, SeededRound round) => Write(store, async db =>
    {
        await db.Slots.Where(s => s.RoundId == round.RoundId).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SlotState.Done));
        db.BatchVerdicts.Add(new() { RoundId = round.RoundId, BatchId = round.BatchId, Released = true, Gates = "[]", Reasons = "[]", DecidedAt = TimeProvider.System.GetUtcNow() });
        await db.InsertAll(round.Pairs.Select((p, i) => new Verdict { RoundId = round.RoundId, PairId = p.Pair, Released = i % 20 != 0, Choice = Choice.A, Record = "{}" }), default);
    });

    // Every ninth pair has a flag.
    private static Task Flag(Store store, SeededRound round) => Write(store, db => db.InsertAll(round.Pairs.Where((_, i) => i % 9 == 0).Select(p => new QualityEntry
    {
        Id = TimeProvider.System.NewId(),
        ProjectId = round.ProjectId,
        RoundId = round.RoundId,
        Kind = QualityEntryKind.Flag,
        PairId = p.Pair,
        By = Guid.Empty,
        At = TimeProvider.System.GetUtcNow(),
        Content = [],
    }), default));

    private static async Task Write(Store store, Func<ConcaveDb, Task> work)
    {
        var written = await store.Write<Done>(async db =>
        {
            await work(db);
            return default(Done);
        }, default);
        if (written.Problem is { } problem)
            throw new InvalidOperationException(problem.ToString());
    }
}
