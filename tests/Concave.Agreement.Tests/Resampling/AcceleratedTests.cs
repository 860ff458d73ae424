namespace Concave.Agreement.Tests;

public sealed class AcceleratedTests
{
    /// <summary>Spatial test scores of 26 children, the example of Efron and Tibshirani 1993, chapter 14.</summary>
    private static readonly int[] Scores =
        [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

    private static readonly BootstrapOptions Accelerated = new() { Limits = BootstrapLimits.BiasCorrectedAccelerated };

    [Fact]
    public void The_variance_of_the_spatial_test_has_the_limits_of_Efron_and_Tibshirani()
    {
        var result = Bootstrap.OfCounts(Table(), Variance, Accelerated with { Replicates = 20_000, Level = .90 });

        // They drew 2,000 replicates: three Monte Carlo errors of an end are about 6, of z₀ about .08.
        Close.To(171.5, result.Estimate, 1);
        Close.To(.061, result.Acceleration, 3);
        Assert.Equal(.146, result.BiasCorrection.Known, .08);
        Assert.Equal(115.8, result.Interval.Lower.Known, 6.0);
        Assert.Equal(259.6, result.Interval.Upper.Known, 6.0);
        var plain = Bootstrap.OfCounts(Table(), Variance, new() { Replicates = 20_000, Level = .90 });
        Assert.Equal(100.8, plain.Interval.Lower.Known, 6.0);
        Assert.Equal(233.9, plain.Interval.Upper.Known, 6.0);
        Assert.Equal(Undefined.NotComputed, plain.Acceleration.Reason);
    }

    [Fact]
    public void The_acceleration_of_a_mean_is_its_skewness_over_six_root_n()
    {
        var (n, mean) = (Scores.Length, Scores.Average());
        var spread = Math.Sqrt(Scores.Average(s => Math.Pow(s - mean, 2)));
        var skewness = Scores.Average(s => Math.Pow((s - mean) / spread, 3));

        var result = Bootstrap.OfCounts(Table(), Mean, Accelerated);

        Assert.Equal(skewness / (6 * Math.Sqrt(n)), result.Acceleration.Known, 1e-10);
    }

    [Theory]
    [InlineData(.80)]
    [InlineData(.95)]
    public void Both_ends_are_quantiles_of_the_same_replicates_at_the_moved_tails(double level)
    {
        var options = Accelerated with { Level = level, Replicates = 999 };
        var moved = Bootstrap.OfCounts(Table(), Variance, options);

        var (low, high) = (Tail((1 - level) / 2), Tail((1 + level) / 2));

        Assert.True(low > (1 - level) / 2);
        Assert.Equal(Plain(1 - (2 * low)).Lower.Known, moved.Interval.Lower.Known, 1e-6);
        Assert.Equal(Plain((2 * high) - 1).Upper.Known, moved.Interval.Upper.Known, 1e-6);

        double Tail(double p)
        {
            var (z0, a, z) = (moved.BiasCorrection.Known, moved.Acceleration.Known, Normal.Quantile(p));
            return Normal.Cumulative(z0 + ((z0 + z) / (1 - (a * (z0 + z)))));
        }

        Interval Plain(double l) =>
            Bootstrap.OfCounts(Table(), Variance, options with { Level = l, Limits = BootstrapLimits.Percentile }).Interval;
    }

    [Fact]
    public void Influence_values_and_leaving_out_items_find_nearly_the_same_acceleration()
    {
        var table = Bootstrap.OfTable(Tables.All["diagnosis"], t => Cohen.FromTable(t, 4).Kappa, Accelerated with { Replicates = 200 });
        var pooled = Bootstrap.OfPooled(Tables.Ratings("diagnosis"), options: Accelerated with { Replicates = 200 });

        Assert.Equal(table.Acceleration.Known, pooled.Acceleration.Known, 1e-3);
        Assert.True(Math.Abs(pooled.Acceleration.Known) > .001);
        Assert.True(pooled.Interval.Contains(pooled.Estimate.Known));
    }

    [Fact]
    public void Counts_of_two_raters_accelerate_like_their_table()
    {
        var counts = Bootstrap.OfCounts(CountTable.FromTable(Tables.All["Cohen 1960"], 3), t => Fleiss.Value(t), Accelerated with { Replicates = 50 });
        var table = Bootstrap.OfTable(Tables.All["Cohen 1960"], t => Scott.FromTable(t, 3).Value, Accelerated with { Replicates = 50 });

        Assert.Equal(table.Acceleration.Known, counts.Acceleration.Known, 1e-10);
    }

    [Fact]
    public void Perfect_agreement_has_no_limits_and_says_why()
    {
        var result = Bootstrap.OfTable([30, 0, 0, 20], t => Cohen.FromTable(t, 2).Kappa, Accelerated);

        Assert.Equal(0, result.BiasCorrection.Known, 1e-12);
        Assert.Equal((Undefined.NoSpread, Undefined.NoSpread), (result.Acceleration.Reason, result.Interval.Lower.Reason));
    }

    [Fact]
    public void Replicates_all_on_one_side_have_no_correction()
    {
        // An estimate no resample reaches: no mean of these scores is 1,000.
        var table = Table();
        var result = Bootstrap.OfCounts(table, t => t == table ? Estimate.Of(1000) : Mean(t), Accelerated);

        Assert.Equal((Undefined.TooSkewed, Undefined.TooSkewed), (result.BiasCorrection.Reason, result.Interval.Upper.Reason));
    }

    [Fact]
    public void A_tail_too_far_out_for_the_skewness_has_no_end()
    {
        // Nine items at 0 and one at 1: a = (.8 / .3) / (6 √10) = .1405, so the correction ends 7.1 deviations out.
        var outlier = CountTable.FromCounts([.. Enumerable.Repeat<int[]>([0, 1], 9).SelectMany(r => r), 1, 1], 2);

        var result = Bootstrap.OfCounts(outlier, Mean, Accelerated with { Level = 1 - 1e-14 });

        Assert.Equal(.8 / .3 / (6 * Math.Sqrt(10)), result.Acceleration.Known, 1e-10);
        Assert.True(result.Interval.Lower.IsDefined);
        Assert.Equal(Undefined.TooSkewed, result.Interval.Upper.Reason);
    }

    [Fact]
    public void An_item_the_coefficient_cannot_do_without_leaves_no_acceleration()
    {
        // Without its single item of category 1 everybody chose category 0.
        var result = Bootstrap.OfCounts(CountTable.FromCounts([2, 0, 2, 0, 0, 2], 2), t => Fleiss.Value(t), Accelerated);

        Assert.Equal((Undefined.OneCategory, Undefined.OneCategory), (result.Acceleration.Reason, result.Interval.Lower.Reason));
    }

    // One pattern for each score: (score, 1).
    private static CountTable Table() => CountTable.FromCounts([.. Scores.SelectMany(s => new[] { s, 1 })], 2);

    private static Estimate Mean(CountTable table) => Estimate.Of(Moment(table, 1));

    private static Estimate Variance(CountTable table) => Estimate.Of(Moment(table, 2) - Math.Pow(Moment(table, 1), 2));

    private static double Moment(CountTable table, int power)
    {
        var (n, sum) = (0.0, 0.0);
        for (var p = 0; p < table.Patterns; p++)
            (n, sum) = (n + table.Times[p], sum + (table.Times[p] * Math.Pow(table.Counts(p)[0], power)));
        return sum / n;
    }
}
