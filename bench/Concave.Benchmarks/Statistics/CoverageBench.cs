using Concave.Agreement;

namespace Concave.Benchmarks.Statistics;

/// <summary>How often the 95 % interval of the pooled coefficient holds the true κ of simulated panels.</summary>
internal static class CoverageBench
{
    private static readonly (string Name, double[] Shares)[] Mixes =
    [
        ("A/B even", [0.5, 0.5]),
        ("A/B/tie .45/.45/.10", [0.45, 0.45, 0.10]),
        ("A/B .85/.15", [0.85, 0.15]),
    ];

    internal static void Run(int panels)
    {
        Console.WriteLine($"coverage of the nominal 95 % interval, in percent; two labels an item; {panels} simulated panels a figure");
        var (least, most, outside, figures) = (100.0, 0.0, 0, 0);
        foreach (var (name, shares) in Mixes)
        {
            foreach (var raters in new[] { 2, 10, 50, 300 })
            {
                Console.WriteLine($"{name}, {raters} raters");
                foreach (var kappa in new[] { 0.3, 0.5, 0.72, 0.9 })
                {
                    double[] row = [.. Sizes.Select(items => Held(items, raters, kappa, shares, panels))];
                    Console.WriteLine(FormattableString.Invariant($"  true κ {kappa:0.00}: {string.Join("  ", row.Zip(Sizes, (share, items) => FormattableString.Invariant($"n={items} {share:0.0}")))}"));
                    (least, most) = (Math.Min(least, row.Min()), Math.Max(most, row.Max()));
                    (outside, figures) = (outside + row.Count(share => share is < 93 or > 97), figures + row.Length);
                }
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{figures} figures, {least:0.0} to {most:0.0}; {outside} outside 93 to 97"));
    }

    private static int[] Sizes => [30, 50, 100, 200, 400, 1000];

    private static double Held(int items, int raters, double kappa, double[] shares, int panels)
    {
        var accuracy = GateImplication.AccuracyForPairKappa(kappa, shares).Known;
        var options = new PooledOptions { ShrinkBelow = raters == 2 ? 0 : 30 };
        var held = 0;
        for (var panel = 0; panel < panels; panel++)
        {
            var made = MadeLabels.Draw(items, perItem: 2, raters, accuracy, shares, Seed(items, raters, panel));
            held += PooledKappa.Compute(made.Ratings, options).Interval().Contains(kappa) ? 1 : 0;
        }

        return 100.0 * held / panels;
    }

    private static int Seed(int items, int raters, int panel) => unchecked((((items * 397) + raters) * 397) + panel);
}
