using Concave.Datasets.Tests.Reporting;

namespace Concave.Benchmarks.Influence;

/// <summary>How often the report's intervals hold the pull and the time saving of simulated panels whose truth is known.</summary>
internal static class InfluenceBench
{
    private const int Least = 93;

    internal static int Run(int seeds)
    {
        Console.WriteLine($"SIMULATED panels of 12 people, 15 % of the pairs judged without the suggestion; {seeds} seeds a row; the 95 % interval has to hold the truth in at least {Least} of 100");
        var failed = 0;
        foreach (var pairs in new[] { 300, 1000, 5000 })
        {
            foreach (var (pull, time) in new[] { (0.0, 1.0), (0.1, 0.8), (0.3, 0.6) })
                failed += Row(seeds, pairs, pull, time);
        }

        Console.WriteLine(failed == 0 ? "every figure is reached" : $"{failed} figures are not reached");
        return failed == 0 ? 0 : 1;
    }

    private static int Row(int seeds, int pairs, double pull, double time)
    {
        var panels = Enumerable.Range(1, seeds).Select(seed => new SimulatedInfluence(seed, pairs, pull, time).Measure()).ToList();
        var pulls = panels.Count(p => p.Pull.PullLow95 <= pull && pull <= p.Pull.PullHigh95);
        var times = panels.Count(p => p.TimeRatioLow95 <= time && time <= p.TimeRatioHigh95);
        Console.WriteLine(FormattableString.Invariant(
            $"  {pairs,5} pairs  pull {pull:0.0}: {pulls} of {seeds}, mean {panels.Average(p => p.Pull.Pull):0.000}, mean width {panels.Average(p => p.Pull.PullHigh95 - p.Pull.PullLow95):0.000}   time ratio {time:0.0}: {times} of {seeds}, mean {panels.Average(p => p.TimeRatio):0.000}, mean width {panels.Average(p => p.TimeRatioHigh95 - p.TimeRatioLow95):0.000}   κ between people {panels.Average(p => p.Shown.BetweenPeople.Kappa):0.000} with, {panels.Average(p => p.Withheld.BetweenPeople.Kappa):0.000} without"));
        return (pulls * 100 < Least * seeds ? 1 : 0) + (times * 100 < Least * seeds ? 1 : 0);
    }
}
