using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

/// <summary>Imports that end before their file does. A process that is killed is in the tests of the command line.</summary>
public abstract class CutOffTests(TestDatabase database) : ScopingBench(database)
{
    private const int Count = 4500;

    [Fact]
    public async Task What_was_cut_off_says_so_and_the_same_file_finishes_it()
    {
        await SignNda();
        var path = File(Rows.Many(Count) + "oops\n");
        await Assert.ThrowsAsync<TimeoutException>(() => Import(path, with: r => r with { Progress = new After(2000) }));

        var cut = Assert.Single(Value(await Bench.Get<ViewProject>().Handle(new(ProjectId), Lead, default)).Imports);
        Assert.Null(cut.Accepted);
        Assert.Equal("import-not-found", (await Bench.Get<ReadSetAside>().Handle(new(ProjectId, cut.ImportId), Lead, default)).Problem!.Code);
        var before = await Stored();
        var report = Value(await Import(path));

        Assert.Equal(2000, before.Count);
        Assert.Equal((Count + 1, Count - 2000, 2000, 1), (report.Read, report.Accepted, report.Unchanged, report.SetAsideCount));
        await Whole(before);
        Assert.Null(Value(await Import(path)).ImportId);
    }

    [Fact]
    public async Task Cut_off_again_and_again_at_any_moment_nothing_is_lost_or_doubled()
    {
        await SignNda();
        var path = File(Rows.Many(Count) + "oops\n");
        var stored = 0;
        for (var wait = 1; wait <= 10; wait++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(wait * 15));
            try
            {
                await Import(path, stop: stop.Token);
            }
            catch (OperationCanceledException)
            {
                // What is there now is what the next one starts from.
            }

            var now = (await Stored()).Count;
            Assert.True(now >= stored && (now == Count || now % 1000 == 0), $"{now} pairs after {stored}");
            stored = now;
        }

        Value(await Import(path));
        await Whole(new Dictionary<string, Guid>(StringComparer.Ordinal));
    }

    private async Task<Dictionary<string, Guid>> Stored()
    {
        await using var db = Bench.Store.Read();
        return await db.Pairs.ToDictionaryAsync(p => p.ExternalId, p => p.Id, StringComparer.Ordinal);
    }

    private async Task Whole(Dictionary<string, Guid> before)
    {
        var stored = await Stored();
        Assert.Equal(Enumerable.Range(1, Count).Select(i => $"p-{i}").Order(StringComparer.Ordinal), stored.Keys.Order(StringComparer.Ordinal));
        Assert.All(before, pair => Assert.Equal(pair.Value, stored[pair.Key]));
        await using var db = Bench.Store.Read();
        var totals = await db.CountImports(ProjectId, PairPurpose.Production, default);
        Assert.Equal((Count + 1, Count), (totals.Read, totals.Accepted));
    }

    private sealed class After(long rows) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= rows)
                throw new TimeoutException("cut off");
        }
    }
}

public sealed class CutOffOnSqlite() : CutOffTests(TestDatabase.Sqlite);

public sealed class CutOffOnPostgres() : CutOffTests(TestDatabase.Postgres);
