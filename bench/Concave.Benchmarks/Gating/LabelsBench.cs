using Concave.Agreement;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Planning;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Benchmarks.Gating;

/// <summary>Whether the report's probability of a released label is the share of released labels that are right, on simulated batches whose truth is known.</summary>
internal static class LabelsBench
{
    private sealed record World(string Name, double Accuracy, double Spread, double Hard, double Adjudicator);

    private static readonly World[] Worlds =
    [
        new("ten people right 96 %", 0.96, 0, 0, 0.97),
        new("ten people right 92 %", 0.92, 0, 0, 0.96),
        new("ten people right 86 to 98 %", 0.92, 0.06, 0, 0.96),
        new("ten people right 85 %", 0.85, 0, 0, 0.95),
        new("92 %, a tenth of the pairs hard for everybody (65 %)", 0.92, 0, 0.10, 0.90),
    ];

    internal static void Run(int batches)
    {
        Console.WriteLine($"simulated: {batches} batches of 1,000 pairs a row, 15 % judged twice, 60 gold judgments, a tenth true ties");
        List<(double P, bool Right)> all = [];
        foreach (var world in Worlds)
            Row(world, batches, all);
        Console.WriteLine("  probability of a label, and how often such labels were right (the first four rows)");
        foreach (var bin in all.GroupBy(l => BinOf(l.P)).OrderBy(g => g.Key))
        {
            var (right, n) = (bin.Count(l => l.Right), bin.Count());
            var interval = Proportion.ClopperPearson(right, n);
            Console.WriteLine(FormattableString.Invariant($"    {bin.Key:0.000} and above: {n} labels, mean {bin.Average(l => l.P):0.0000}, right {right / (double)n:0.0000} ({interval.Lower.Value:0.0000} to {interval.Upper.Value:0.0000})"));
        }
    }

    private static void Row(World world, int batches, List<(double P, bool Right)> all)
    {
        var (held, said, came) = (0, 0.0, 0.0);
        for (var seed = 0; seed < batches; seed++)
        {
            SimulatedBatch batch = new(QualityPlan.HouseStandard, 1000, 60, 10, world.Accuracy, 0.1, seed) { Spread = world.Spread, Hard = world.Hard, Adjudicator = world.Adjudicator };
            var input = batch.Material();
            VerdictRecord[] released =
            [
                .. VerdictRules.DecideAll(input.Judgments[0].Batch, 1, input.Routings.Select(r => r.Pair), input.Judgments, input.Resolutions, input.SpotChecks, input.Plan).Where(v => v.Released),
            ];
            var figure = LabelConfidence.Of(new RoundWork(input), released);
            var right = released.Count(v => batch.Truths[v.Pair] == v.Choice) / (double)released.Length;
            (said, came) = (said + figure.Probability!.Value, came + right);
            held += right >= figure.Low95 && right <= figure.High95 ? 1 : 0;
            if (world.Hard == 0 && PanelPosterior.Of(new RoundWork(input)) is { } panel)
                all.AddRange(released.Select(v => (panel.Of(panel.LabelsOf(v.Pair), v.Choice), batch.Truths[v.Pair] == v.Choice)));
        }

        var interval = Proportion.ClopperPearson(held, batches);
        Console.WriteLine(FormattableString.Invariant($"  {world.Name}: said {said / batches:0.0000}, right {came / batches:0.0000}; the 95 % interval held the share that was right in {held} of {batches} ({interval.Lower.Value:0.0%} to {interval.Upper.Value:0.0%})"));
    }

    // Most labels are very probable: narrow bins where they are.
    private static double BinOf(double p) => p switch { >= 0.99 => 0.99, >= 0.95 => 0.95, >= 0.90 => 0.90, >= 0.80 => 0.80, >= 0.50 => 0.50, _ => 0 };
}
