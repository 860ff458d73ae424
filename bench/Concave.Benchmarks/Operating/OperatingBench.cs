using Concave.Agreement;
using Concave.Benchmarks.Gating;
using Concave.Kernel;
using Concave.Quality;
using Concave.Quality.Tests.Tier1;
using Concave.Quality.Tests.Tier1.Habits;

namespace Concave.Benchmarks.Operating;

/// <summary>The operating characteristics of every detector and gate on simulated panels, in one table.</summary>
internal static class OperatingBench
{
    private static readonly (string Name, string Habit)[] Behaviours =
    [
        ("random", "erring"), ("hasty", "hasty"), ("straight", "repeated_scores"), ("side", "side_habit"), ("runs", "long_run"), ("length", "length_habit"), ("follower", "suggestion_habit"),
    ];

    // Around the 0.88 of gold that the house standard asks.
    private static readonly double[] Accuracies = [0.70, 0.80, 0.83, 0.88, 0.93, 0.96];

    internal static void Run(int seeds)
    {
        Console.WriteLine($"simulated: {seeds} panels a row, ten people, 200 judgments each unless said otherwise; exact 95 % intervals");
        foreach (var accuracy in Accuracies)
            Row(FormattableString.Invariant($"pass refuted within 100 verified pairs, right {accuracy:0.00}"), All(seeds, seed => Refuted(accuracy, seed)).Count(r => r), seeds);
        var honest = All(seeds, seed => Planted.Found(seed, Planted.Honest[4]).Count);
        Console.WriteLine(FormattableString.Invariant($"  honest panel: {honest.Sum()} alarms in {seeds * 2000} judgments, {honest.Sum() * 1000.0 / (seeds * 2000):0.000} in 1,000"));
        foreach (var (name, habit) in Behaviours)
        {
            var found = All(seeds, seed => Planted.Found(seed, Planted.Bad(name)));
            Row($"{name}: {habit}", found.Count(f => f.Contains(("an-9", habit))), seeds);
            Console.WriteLine(FormattableString.Invariant($"    others: {found.Sum(f => f.Count(x => x.Annotator != "an-9")) * 1000.0 / (seeds * 1800):0.000} alarms in 1,000 judgments"));
        }

        Row("drift from 92 to 75 % within 60 observations", All(seeds, Planted.Drifting).Count(f => f is not null), seeds);
        var paused = All(seeds, Planted.Paused);
        Row("paused: from 92 to 65 % at the 200th of 500 judgments", paused.Count(p => p.Contains("an-9")), seeds);
        Row("paused: honest people of those rounds", paused.Sum(p => p.Count(who => who != "an-9")), 9 * seeds);
        var copies = All(seeds, SimulatedCopier.Copies);
        Row("copier of rationales, four or more of 13 found", copies.Count(c => c[true].Count() >= 4), seeds);
        Row("honest rationales called a copy", copies.Sum(c => c[false].Count()), 135 * seeds);
        var together = All(seeds, seed => SimulatedCollusion.Seen(seed, copies: true).ToArray());
        Row("collusion of two among five", together.Count(s => s.Contains("an-0") && s.Contains("an-1")), seeds);
        Row("collusion: others suspected", together.Sum(s => s.Count(who => who is not ("an-0" or "an-1"))), 3 * seeds);
        Row("collusion: honest panels with somebody suspected", All(seeds, seed => SimulatedCollusion.Seen(seed, copies: false).Any()).Count(s => s), seeds);
        GatesBench.Run(seeds);
    }

    private static bool Refuted(double accuracy, int seed)
    {
        var random = new Random(seed);
        return PauseRules.OfPass("an-0", QualityPlan.HouseStandard, Enumerable.Range(0, 100).Select(_ => random.NextDouble() < accuracy)) is not null;
    }

    private static T[] All<T>(int seeds, Func<int, T> made) => [.. Enumerable.Range(1, seeds).Select(made)];

    private static void Row(string what, int hits, int of)
    {
        var interval = Proportion.ClopperPearson(hits, of);
        Console.WriteLine(FormattableString.Invariant($"  {what}: {hits} of {of}, {hits / (double)of:0.00%} ({interval.Lower.Value:0.00%} to {interval.Upper.Value:0.00%})"));
    }
}
