using System.Diagnostics;
using Concave.Agreement;

namespace Concave.Benchmarks.Statistics;

/// <summary>Time and memory of the agreement library; beside scikit-learn and statsmodels where Debian's are installed.</summary>
internal static class StatisticsBench
{
    private const int Repeats = 7;

    internal static async Task Run()
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}; median of {Repeats}, best in brackets");
        await OfPairs();
        Pooled();
        Alpha();
        await OwnProcess.Run("statistics-truth");
    }

    private static async Task OfPairs()
    {
        const int Pairs = 1_000_000;
        var made = MadeLabels.Draw(Pairs, perItem: 2, raters: 2, accuracy: 0.9, [0.45, 0.45, 0.10], seed: 1);
        var (first, second) = (new int[Pairs], new int[Pairs]);
        for (var at = 0; at < made.Labels.Length; at++)
            (made.Raters[at] == 0 ? first : second)[made.Items[at]] = made.Labels[at];
        var own = Time(() => Cohen.Compute(first, second, 3).Interval());
        Console.WriteLine($"Cohen's kappa of 1,000,000 pairs, two errors and interval: {own}, κ {Cohen.Compute(first, second, 3).Kappa}");
        foreach (var peer in await Peers.Cohen(first, second))
            Console.WriteLine(FormattableString.Invariant($"  {peer.Name}: {peer.Milliseconds:0.0} ms, κ {peer.Value:0.######}: {peer.Milliseconds / own.Median:0} times as long"));
    }

    private static void Pooled()
    {
        var made = MadeLabels.Draw(50_000, perItem: 3, raters: 300, accuracy: 0.9, [0.45, 0.45, 0.10], seed: 2);
        var time = Time(() => AgreementReport.Compute(Ratings.From(made.Items, made.Raters, made.Labels, 3)).Pooled.Interval());
        Console.WriteLine($"pooled kappa with error, interval and six companions, 50,000 × 3 by 300 raters: {time}");
    }

    private static void Alpha()
    {
        var made = MadeLabels.Draw(50_000, perItem: 3, raters: 300, accuracy: 0.9, [0.45, 0.45, 0.10], seed: 3);
        var time = Time(() =>
            Bootstrap.OfCounts(CountTable.From(Ratings.From(made.Items, made.Raters, made.Labels, 3)), t => Krippendorff.Value(t), new() { Replicates = 1000 }).Interval);
        Console.WriteLine($"Krippendorff's alpha with 1,000 bootstraps, 50,000 × 3: {time}");
    }

    /// <summary>What <see cref="Run"/> starts as a process of its own: its peak memory is that of the inference.</summary>
    internal static void Truth()
    {
        var made = MadeLabels.Draw(100_000, perItem: 10, raters: 1000, accuracy: 0.7, [0.3, 0.25, 0.2, 0.15, 0.1], seed: 4);
        var clock = Stopwatch.StartNew();
        var result = DawidSkene.Infer(made.Ratings);
        var first = clock.Elapsed.TotalMilliseconds;
        Console.WriteLine(FormattableString.Invariant(
            $"Dawid–Skene, 1,000,000 labels, 100,000 items, 1,000 raters, 5 classes: {first:0} ms from cold, {result.Rounds} rounds, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB with the labels"));
        Console.WriteLine($"  the same, warm: {Time(() => DawidSkene.Infer(made.Ratings).Rounds)}");
    }

    private static Times Time<T>(Func<T> work)
    {
        var times = new double[Repeats];
        for (var warm = 0; warm < 2; warm++)
            _ = work();
        for (var at = 0; at < times.Length; at++)
        {
            var clock = Stopwatch.StartNew();
            _ = work();
            times[at] = clock.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        return new(times[0], times[Repeats / 2]);
    }

    private sealed record Times(double Best, double Median)
    {
        public override string ToString() => FormattableString.Invariant($"{Median:0.00} ms ({Best:0.00})");
    }
}
