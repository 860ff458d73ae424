using System.Text.Json;
using Concave.Testing;

namespace Concave.Scoping.Tests;

/// <summary>Nothing else may allocate meanwhile: these run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

public abstract class MemoryTests(TestDatabase database) : ScopingBench(database)
{
    private const int Count = 50_000;
    private const int Warm = 4_000;

    // A row keeps some 70 bytes for its id, 40 for its content and 130 for its sketch. Its texts alone are 1,600 bytes in memory.
    private const int BytesARow = 300;

    [Fact]
    public async Task Memory_stays_flat_over_fifty_thousand_rows()
    {
        await SignNda();
        var path = In("many.jsonl");
        await using (var file = System.IO.File.CreateText(path))
        {
            for (var i = 0; i < Count; i++)
                await file.WriteLineAsync(JsonSerializer.Serialize(new { id = $"p-{i}", prompt = $"{i} {new string('p', 200)}", response_a = $"{i} {new string('a', 300)}", response_b = $"{i} {new string('b', 300)}" }));
        }

        var held = new Held();
        var report = Value(await Import(path, with: r => r with { Progress = held }));

        Assert.Equal(Count, report.Accepted);
        Assert.True(held.Samples.Count > 10, $"{held.Samples.Count} samples");
        var growth = held.Samples.Values.Max() - held.Samples[Warm];
        Assert.True(growth < (Count - Warm) * BytesARow, $"{growth / 1024} KiB more are held at most than after {Warm} rows");
    }

    private sealed class Held : IProgress<long>
    {
        internal SortedDictionary<long, long> Samples { get; } = [];

        public void Report(long value)
        {
            if (value % 4_000 == 0)
                Samples[value] = GC.GetTotalMemory(forceFullCollection: true);
        }
    }
}

[Collection(nameof(Alone))]
public sealed class MemoryOnSqlite() : MemoryTests(TestDatabase.Sqlite);

[Collection(nameof(Alone))]
public sealed class MemoryOnPostgres() : MemoryTests(TestDatabase.Postgres);
