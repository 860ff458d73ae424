using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Concave.Annotation;
using Concave.Quality;
using Concave.Testing;

namespace Concave.Benchmarks.Projects;

/// <summary>
/// A thousand simulated projects, each from its open round to its verdict through the handlers and a database: how often
/// every gate and detector does what it should. Two at a time, each with a database of its own. What came of each is kept
/// in a file as it comes, so that a run that was cut off goes on where it was.
/// </summary>
internal static class ProjectsBench
{
    private const int Workers = 2;
    private const int InOneDatabase = 20;

    /// <param name="projects">How many.</param>
    /// <param name="file">Where outcomes are kept, a line of JSON each; the figure is put beside it.</param>
    internal static async Task Run(int projects, string file)
    {
        var watch = Stopwatch.StartNew();
        using var kept = new KeptOutcomes(file);
        ConcurrentQueue<int[]> waiting = new(Enumerable.Range(0, projects).Where(seed => !kept.Has(seed)).Chunk(InOneDatabase));
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var portion))
                await Portion(portion, kept);
        })));
        ProjectOutcome[] outcomes = [.. kept.All.Where(o => o.Seed < projects)];
        Console.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0} s, {Environment.CpuUsage.TotalTime.TotalSeconds:0} s of processor time"));
        OutcomeTable.Print(outcomes);
        await File.WriteAllTextAsync(Path.ChangeExtension(file, ".svg"), OutcomeFigure.Of(outcomes));
    }

    private static async Task Portion(int[] seeds, KeptOutcomes kept)
    {
        await using var bench = await Bench.Open(TestDatabase.Sqlite, services => services.AddAnnotation().AddQuality());
        foreach (var seed in seeds)
            kept.Add(await new SimulatedProject(bench, seed).Run());
    }

    private sealed class KeptOutcomes : IDisposable
    {
        private readonly ConcurrentDictionary<int, ProjectOutcome> all = new();
        private readonly StreamWriter lines;
        private readonly Lock turn = new();

        internal KeptOutcomes(string file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
            {
                var outcome = JsonSerializer.Deserialize<ProjectOutcome>(line)!;
                all[outcome.Seed] = outcome;
            }

            lines = new StreamWriter(file, append: true) { AutoFlush = true };
        }

        internal IEnumerable<ProjectOutcome> All => all.Values.OrderBy(o => o.Seed);

        internal bool Has(int seed) => all.ContainsKey(seed);

        internal void Add(ProjectOutcome outcome)
        {
            all[outcome.Seed] = outcome;
            lock (turn)
                lines.WriteLine(JsonSerializer.Serialize(outcome));
        }

        public void Dispose() => lines.Dispose();
    }
}
