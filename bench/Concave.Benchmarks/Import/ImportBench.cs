using System.Diagnostics;
using Concave.Kernel;
using Concave.Scoping;
using Concave.Testing;
using Microsoft.Data.Sqlite;

namespace Concave.Benchmarks.Import;

/// <summary>
/// Importing a file of pairs beside what the disk and SQLite allow at best: the file's lines, already in memory, put
/// into a bare table by one prepared statement, a thousand to a transaction, with the same durability.
/// </summary>
internal static class ImportBench
{
    private const int Rounds = 3;
    private const int RowsATransaction = 1000;

    internal static async Task Run(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("concave-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "pairs.jsonl");
            MadePairs.Write(path, rows);
            List<byte[]> lines = [.. MadePairs.Lines(rows)];
            var megabytes = lines.Sum(l => (long)l.Length) / 1e6;
            Console.WriteLine($"{rows} pairs, {megabytes:F1} MB, {Environment.ProcessorCount} processors");
            for (var round = 1; round <= Rounds; round++)
            {
                var raw = Raw(Path.Combine(folder.FullName, $"raw-{round}.db"), lines);
                var (import, again) = await Import(path, rows);
                Console.WriteLine($"round {round}: raw {rows / raw.Wall:F0} rows/s ({raw.Processor:F1} s of processor), "
                    + $"import {rows / import.Wall:F0} rows/s ({import.Processor:F1} s), {raw.Wall / import.Wall:P0} of raw; "
                    + $"the same file again {rows / again.Wall:F0} rows/s");
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static Spent Raw(string file, List<byte[]> lines)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; CREATE TABLE rows (id INTEGER PRIMARY KEY, line BLOB NOT NULL)");
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO rows (line) VALUES (@line)";
        var value = command.Parameters.Add("@line", SqliteType.Blob);
        command.Prepare();
        var watch = Watch.Start();
        foreach (var chunk in lines.Chunk(RowsATransaction))
        {
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            foreach (var line in chunk)
            {
                value.Value = line;
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return watch.Spent;
    }

    internal static async Task<(Spent First, Spent Again)> Import(string path, int rows)
    {
        await using var bench = await Bench.Open(TestDatabase.Sqlite, services => services.AddScoping());
        var lead = new Actor(Guid.Empty, Roles.Lead);
        var client = (await bench.Get<CreateClient>().Handle(new("Sample client"), lead, default)).Value;
        var project = (await bench.Get<CreateProject>().Handle(new(client, "Sample project", Simulated: true), lead, default)).Value;
        await bench.Get<RecordNda>().Handle(new(project, "Sample parties", new DateOnly(2026, 3, 1), "nda.txt", "signed"u8.ToArray()), lead, default);
        return (await Once(0), await Once(rows));

        async Task<Spent> Once(int unchanged)
        {
            var watch = Watch.Start();
            var report = await bench.Get<ImportPairs>().Handle(new(project, path, Format: null, PairPurpose.Production), lead, default);
            return report.Failed || (report.Value.Accepted, report.Value.Unchanged) != (rows - unchanged, unchanged)
                ? throw new InvalidOperationException($"The import is not what it should be: {report}")
                : watch.Spent;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Seconds by the clock, and of all processors together.</summary>
    internal readonly record struct Spent(double Wall, double Processor);

    private readonly record struct Watch(long Began, TimeSpan Processor)
    {
        internal static Watch Start() => new(Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);

        internal Spent Spent => new(
            Stopwatch.GetElapsedTime(Began).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - Processor).TotalSeconds);
    }
}
