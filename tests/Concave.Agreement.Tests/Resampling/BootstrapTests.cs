namespace Concave.Agreement.Tests;

public sealed class BootstrapTests
{
    [Fact]
    public void Alpha_resampled_by_patterns_has_nearly_its_linearised_error()
    {
        var table = CountTable.From(Rows.Diagnoses);

        var result = Bootstrap.OfCounts(table, t => Krippendorff.Value(t));

        Assert.Equal(Krippendorff.Value(table), result.Estimate);
        Assert.InRange(result.StandardError.Known, .054 * .9, .054 * 1.1);
        Assert.True(result.Interval.Contains(.433));
        Assert.Equal((2000, 0), (result.Replicates, result.Undefined));
    }

    [Fact]
    public void Cohen_resampled_by_cells_has_nearly_its_large_sample_error()
    {
        var result = Bootstrap.OfTable(Tables.All["Cohen 1960"], t => Cohen.FromTable(t, 3).Kappa);

        Assert.InRange(result.StandardError.Known, .051 * .94, .051 * 1.06);
        Assert.InRange(result.Interval.Lower.Known, .38, .40);
    }

    [Fact]
    public void The_pooled_error_survives_its_audit()
    {
        var panel = Panel.Simulate(items: 300, categories: 3, accuracies: [.9, .85, .8, .88, .95, .9], seed: 21, perItem: 2);
        var kappa = PooledKappa.Compute(panel.Ratings);

        var audit = Bootstrap.OfPooled(panel.Ratings, options: new() { Replicates = 800 });

        Assert.Equal(kappa.Kappa, audit.Estimate);
        Assert.InRange(audit.StandardError.Known / kappa.StandardError.Known, .93, 1.07);
    }

    [Fact]
    public void One_seed_one_result_another_seed_another()
    {
        var table = CountTable.From(Rows.Diagnoses);
        var options = new BootstrapOptions { Replicates = 100, Seed = 5 };

        Assert.Equal(Run(options), Run(options));
        Assert.NotEqual(Run(options), Run(options with { Seed = 6 }));

        BootstrapResult Run(BootstrapOptions o) => Bootstrap.OfCounts(table, t => Fleiss.Value(t), o);
    }

    [Fact]
    public void Resamples_without_a_value_are_counted_and_not_hidden()
    {
        var result = Bootstrap.OfCounts(CountTable.FromCounts([2, 0, 2, 0, 0, 2], 2), t => Fleiss.Value(t), new() { Replicates = 500 });

        Assert.InRange(result.Undefined, 100, 250);
        Assert.Equal(500, result.Undefined + result.Replicates);
    }

    [Fact]
    public void An_undefined_estimate_is_not_resampled()
    {
        var result = Bootstrap.OfTable([5, 0, 0, 0], t => Cohen.FromTable(t, 2).Kappa);

        Assert.Equal(Undefined.OneCategory, result.Interval.Lower.Reason);
        Assert.Equal(0, result.Replicates);
    }

    [Theory]
    [InlineData(20, .3)]
    [InlineData(1000, .004)]
    [InlineData(1000, .3)]
    [InlineData(50_000, .9)]
    public void Binomial_draws_have_their_mean_and_variance(int n, double p)
    {
        var draws = new KeyedDraws(42, 0);
        var values = new double[20_000];
        for (var i = 0; i < values.Length; i++)
            values[i] = draws.Binomial(n, p);

        var (mean, variance) = (values.Average(), values.Select(v => (v - (n * p)) * (v - (n * p))).Average());
        var spread = Math.Sqrt(n * p * (1 - p));
        Assert.InRange((mean - (n * p)) / (spread / Math.Sqrt(values.Length)), -4, 4);
        Assert.InRange(variance / (spread * spread), .95, 1.05);
        Assert.True(values.All(v => v >= 0 && v <= n));
    }

    [Fact]
    public void Percentile_limits_lie_between_the_replicates_around_them()
    {
        // Eleven values have ten steps: 5 % of the way up is half a step.
        List<double> values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 14];

        var interval = Limits.Percentile(values, .9);

        Assert.Equal(.5, interval.Lower.Known, 12);
        Assert.Equal(12, interval.Upper.Known, 12);
    }

    [Fact]
    public void The_pooled_options_reach_the_replicates()
    {
        var ratings = Rows.Krippendorff_C;
        PooledOptions pooled = new() { Weights = Weights.Quadratic(5) };
        BootstrapOptions few = new() { Replicates = 20 };

        var kappa = PooledKappa.Compute(ratings, pooled).Kappa;

        Assert.Equal(kappa, Bootstrap.OfPooled(ratings, pooled, few).Estimate);
        Assert.Equal(kappa, Bootstrap.OfPooledTwoWay(ratings, pooled, few).Estimate);
    }

    [Fact]
    public void Two_replicates_have_a_spread()
    {
        var result = Bootstrap.OfTable(Tables.All["Cohen 1960"], t => Cohen.FromTable(t, 3).Kappa, new() { Replicates = 2 });

        // The 95 % limits lie 2.5 % within the two values; the deviation of two is their distance over √2.
        var distance = 2 * result.Interval.HalfWidth.Known / .95;
        Assert.Equal(distance / Math.Sqrt(2), result.StandardError.Known, 12);
    }

    [Theory]
    [InlineData(1, .95)]
    [InlineData(2000, -.5)]
    [InlineData(2000, 0)]
    [InlineData(2000, 1)]
    [InlineData(2000, 1.5)]
    public void Fewer_than_two_replicates_and_impossible_levels_are_refused(int replicates, double level)
    {
        BootstrapOptions options = new() { Replicates = replicates, Level = level };

        Refused.State("A bootstrap needs 2 replicates", () => Bootstrap.OfTable([5, 1, 1, 5], t => Cohen.FromTable(t, 2).Kappa, options));
        Refused.State("A bootstrap needs 2 replicates", () => MedianRatio.Of([1, 2], [3], options));
    }

    [Fact]
    public void Items_and_raters_together_have_percentile_limits_of_labels_without_repeats()
    {
        Refused.For("options", "percentile limits only", () =>
            Bootstrap.OfPooledTwoWay(Rows.Krippendorff_C, options: new() { Limits = BootstrapLimits.BiasCorrectedAccelerated }));
        Refused.State("Repeated labels", () => Bootstrap.OfPooledTwoWay(Ratings.From([0, 0, 0], [0, 0, 1], [0, 1, 0], 2, keepRepeats: true)));
    }
}
