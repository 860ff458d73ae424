namespace Concave.Agreement.Tests;

public sealed class KrippendorffTests
{
    [Fact]
    public void Example_C_in_all_four_metrics()
    {
        var table = CountTable.From(Rows.Krippendorff_C);

        Close.To(.743421, Krippendorff.Value(table));
        Close.To(.815388, Krippendorff.Value(table, AlphaMetric.Ordinal));
        Close.To(.849107, Krippendorff.Value(table, AlphaMetric.Interval));
        Close.To(.797403, Krippendorff.Value(table, AlphaMetric.RatioOf(1, 2, 3, 4, 5)));
    }

    [Fact]
    public void Five_observers_in_all_four_metrics()
    {
        var table = CountTable.From(Rows.Five_observers);

        Close.To(.480530, Krippendorff.Value(table));
        Close.To(.768685, Krippendorff.Value(table, AlphaMetric.Ordinal));
        Close.To(.771865, Krippendorff.Value(table, AlphaMetric.IntervalOf(0, 1, 2, 3)));
        Close.To(.679240, Krippendorff.Value(table, AlphaMetric.RatioOf(0, 1, 2, 3)));
    }

    /// <summary>Three coders, fifteen units, the example of the fast-krippendorff documentation.</summary>
    [Fact]
    public void Three_coders_with_half_the_labels_missing()
    {
        var table = CountTable.From(Rows.Parse(".1. ... .22 .11 .33 334 444 13. 2.2 1.1 1.1 3.3 3.3 ... 3.4", '1', 4));

        Close.To(.691358, Krippendorff.Value(table));
        Close.To(.810845, Krippendorff.Value(table, AlphaMetric.Interval));
    }

    [Fact]
    public void The_diagnoses_as_ordinal_data() =>
        Close.To(.335858, Krippendorff.Value(CountTable.From(Rows.Diagnoses), AlphaMetric.Ordinal));

    [Fact]
    public void Examples_A_and_B()
    {
        Close.To(.095238, Krippendorff.Value(CountTable.From(Rows.Krippendorff_A)));
        Close.To(.691964, Krippendorff.Value(CountTable.From(Rows.Krippendorff_B)));
    }

    [Theory]
    [InlineData("nominal")]
    [InlineData("ordinal")]
    [InlineData("interval")]
    public void The_linearised_error_is_near_the_jackknife(string metric)
    {
        var result = Krippendorff.Compute(CountTable.From(Rows.Diagnoses), metric switch
        {
            "ordinal" => AlphaMetric.Ordinal,
            "interval" => AlphaMetric.Interval,
            _ => AlphaMetric.Nominal,
        });

        Assert.InRange(result.StandardError.Known / result.JackknifeStandardError.Known, .93, 1.0);
        Assert.Equal(metric, result.Weights);
    }

    // One item more of a kind moves alpha by its influence; the ordinal metric's distances move with it.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_linearised_error_is_that_of_the_influence_of_single_items(bool ordinal)
    {
        var metric = ordinal ? AlphaMetric.Ordinal : AlphaMetric.Interval;
        long[] times = [50_000, 9_000, 3_000, 6_000, 2_000, 4_000, 5_000, 1_000, 7_000];
        var table = CountTable.FromCounts([3, 0, 0, 0, 2, 1, 0, 0, 1, 1, 1, 0, 0, 2, 1, 0, 0, 0, 2, 1, 0, 1, 0, 2, 0, 0, 0, 3, 1, 0, 0, 2, 1, 1, 0, 0], 4).With(times);
        var (alpha, n) = (Krippendorff.Value(table, metric).Known, (double)times.Sum());

        var influence = times.Select((_, kind) => n * (Krippendorff.Value(table.With([.. times.Select((t, i) => i == kind ? t + 1 : t)]), metric).Known - alpha));

        var error = Math.Sqrt(influence.Zip(times, (d, t) => t * d * d).Sum() / (n * (n - 1)));
        Assert.Equal(1, Krippendorff.Compute(table, metric).StandardError.Known / error, 4);
    }

    [Fact]
    public void Krippendorffs_ordinal_metric_is_not_any_fixed_set_of_weights()
    {
        // Gwet's "ordinal weights" on the same data: 1 − C(|k − l| + 1, 2) / C(K, 2).
        double[] w = [.. Enumerable.Range(0, 25).Select(i => Math.Abs((i / 5) - (i % 5))).Select(d => 1 - (d * (d + 1) / 2 / 10.0))];
        var table = CountTable.From(Rows.Krippendorff_C);

        Close.To(.83364, Krippendorff.Value(table, AlphaMetric.Of(Weights.Own("Gwet ordinal", 5, w))), 5);
        Close.To(.81539, Krippendorff.Value(table, AlphaMetric.Ordinal), 5);
    }

    [Fact]
    public void The_value_is_one_minus_disagreement_over_chance_on_the_reported_scale()
    {
        var alpha = Krippendorff.Compute(CountTable.From(Rows.Krippendorff_C), AlphaMetric.Interval);

        Assert.Equal(alpha.Value.Known, (alpha.Observed.Known - alpha.Expected.Known) / (1 - alpha.Expected.Known), 12);
    }

    [Fact]
    public void A_ratio_scale_refuses_negative_values() =>
        Assert.Throws<ArgumentException>(() => AlphaMetric.RatioOf(-1, 0, 1));
}
