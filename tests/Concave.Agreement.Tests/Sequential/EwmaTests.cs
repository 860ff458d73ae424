using CsCheck;

namespace Concave.Agreement.Tests;

public sealed class EwmaTests
{
    [Theory]
    [InlineData(.05, 3.0, .08, 714)]
    [InlineData(.05, 3.0, .16, 62)]
    [InlineData(.05, 3.0, .20, 37)]
    [InlineData(.05, 3.0, .30, 17)]
    [InlineData(.05, 3.0, .50, 8)]
    [InlineData(.10, 3.2, .08, 415)]
    [InlineData(.10, 3.2, .16, 53)]
    [InlineData(.10, 3.2, .20, 31)]
    [InlineData(.10, 3.2, .30, 15)]
    [InlineData(.10, 3.2, .50, 7)]
    public void Average_run_lengths_match_the_simulated_table(double smoothing, double width, double rate, double items) =>
        Assert.InRange(new Ewma(.08, smoothing, width).AverageRunLength(rate), (items * .95) - .5, (items * 1.05) + .5);

    [Fact]
    public void The_band_is_three_settled_deviations_and_ends_where_rates_end()
    {
        var chart = new Ewma(.08);

        Assert.Equal(.08 + (3 * Math.Sqrt(.08 * .92 / 39)), chart.Upper, 1e-12);
        Assert.Equal(0, chart.Lower);
        Assert.Equal((.08, EwmaSide.Inside, 0), (chart.Score, chart.Side, chart.Items));
    }

    [Fact]
    public void Five_alike_leave_a_wide_chart_on_their_own_side()
    {
        // Band .5 ± 1/3; one fifth of the way to the end at each step: .8 to the fifth power halves to .16384.
        var chart = new Ewma(.5, .2, 2);
        var (worse, better) = (chart, chart);
        for (var i = 0; i < 4; i++)
            (worse, better) = (worse.Observe(error: true), better.Observe(error: false));
        Assert.Equal((EwmaSide.Inside, EwmaSide.Inside), (worse.Side, better.Side));

        (worse, better) = (worse.Observe(error: true), better.Observe(error: false));

        Assert.Equal((EwmaSide.Above, EwmaSide.Below), (worse.Side, better.Side));
        Assert.Equal(.16384, better.Score, 1e-12);
        Assert.Equal(5, better.Items);
    }

    [Fact]
    public void The_score_is_the_weighted_sum_of_what_was_seen() =>
        Gen.Bool.Array[0, 60].Select(Gen.Double[.01, 1], Gen.Double[.01, .99]).Sample((errors, smoothing, usual) =>
        {
            var chart = errors.Aggregate(new Ewma(usual, smoothing), (c, e) => c.Observe(e));

            var n = errors.Length;
            var sum = Math.Pow(1 - smoothing, n) * usual;
            for (var i = 0; i < n; i++)
                sum += errors[i] ? smoothing * Math.Pow(1 - smoothing, n - 1 - i) : 0;
            Assert.Equal(sum, chart.Score, 1e-10);
            Assert.InRange(chart.Score, 0, 1);
            Assert.InRange(usual, chart.Lower, chart.Upper);
        });

    [Theory]
    [InlineData(.02)]
    [InlineData(.3)]
    public void Without_memory_the_first_error_alarms(double rate) =>
        Assert.Equal(1 / rate, new Ewma(.08, 1).AverageRunLength(rate), 1e-6);

    [Fact]
    public void A_chart_around_one_half_does_not_know_errors_from_successes()
    {
        var chart = new Ewma(.5, .1, 2.5);

        Assert.Equal(chart.AverageRunLength(.3), chart.AverageRunLength(.7), 1e-6);
        Assert.True(chart.AverageRunLength(.5) > chart.AverageRunLength(.4));
    }

    [Fact]
    public void A_score_near_the_end_of_the_band_leaves_it_sooner()
    {
        var chart = new Ewma(.08);

        Assert.True((chart with { Score = .2 }).AverageRunLength(.16) < chart.AverageRunLength(.16) / 2);
    }

    [Theory]
    [InlineData(0, .05, 3)]
    [InlineData(1, .05, 3)]
    [InlineData(.08, 0, 3)]
    [InlineData(.08, 1.1, 3)]
    [InlineData(.08, .05, 0)]
    public void A_chart_without_a_band_is_refused(double usual, double smoothing, double width) =>
        Assert.Throws<InvalidOperationException>(() => new Ewma(usual, smoothing, width).Observe(true));

    [Fact]
    public void A_band_that_holds_every_score_has_no_run_length() =>
        Assert.Throws<InvalidOperationException>(() => new Ewma(.5, .05, 7).AverageRunLength(.5));
}
