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
}
