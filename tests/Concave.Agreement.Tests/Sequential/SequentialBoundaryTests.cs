namespace Concave.Agreement.Tests;

/// <summary>Sequential tests and monitors exactly at their bounds, and the numbers they cannot be built with.</summary>
public sealed class SequentialBoundaryTests
{
    [Fact]
    public void A_test_is_decided_at_its_bounds_and_not_only_beyond_them()
    {
        var test = new Sprt(.83, .93);

        Assert.Equal(SprtVerdict.Accept, (test with { Score = test.AcceptAt }).Verdict);
        Assert.Equal(SprtVerdict.Reject, (test with { Score = test.RejectAt }).Verdict);
        Assert.Equal(SprtVerdict.Continue, (test with { Score = test.AcceptAt - 1e-9 }).Verdict);
        Assert.Equal(SprtVerdict.Continue, (test with { Score = test.RejectAt + 1e-9 }).Verdict);
    }

    [Theory]
    [InlineData(-.1, .8, .05, .05)]
    [InlineData(0, .8, .05, .05)]
    [InlineData(.8, .8, .05, .05)]
    [InlineData(.9, .8, .05, .05)]
    [InlineData(.8, 1, .05, .05)]
    [InlineData(.8, .9, 0, .05)]
    [InlineData(.8, .9, -.1, .05)]
    [InlineData(.8, .9, .5, .05)]
    [InlineData(.8, .9, .6, .05)]
    [InlineData(.8, .9, .05, 0)]
    [InlineData(.8, .9, .05, -.1)]
    [InlineData(.8, .9, .05, .5)]
    [InlineData(.8, .9, .05, .6)]
    public void A_test_needs_room_between_its_rates_and_errors_below_one_half(double bad, double good, double alpha, double beta) =>
        Refused.State("0 < bad < good < 1", () => new Sprt(bad, good, alpha, beta).Observe(true));

    [Fact]
    public void A_monitor_warns_and_alarms_above_its_limits_and_not_at_them()
    {
        var monitor = new Cusum(.08, .16, 3);

        Assert.Equal(CusumLevel.Warning, (monitor with { Score = 3 }).Level);
        Assert.Equal(CusumLevel.Alarm, (monitor with { Score = 3 + 1e-9 }).Level);
        Assert.Equal(CusumLevel.Warning, (monitor with { Score = 1.5 + 1e-9 }).Level);
        Assert.Equal((1.5, CusumLevel.Calm), (monitor.WithHeadStart().Score, monitor.WithHeadStart().Level));
    }

    [Theory]
    [InlineData(-.1, .1, 3)]
    [InlineData(0, .1, 3)]
    [InlineData(.1, .1, 3)]
    [InlineData(.2, .1, 3)]
    [InlineData(1.2, 1.5, 3)]
    [InlineData(.1, 1, 3)]
    [InlineData(.1, 1.1, 3)]
    [InlineData(.1, .2, 0)]
    [InlineData(.1, .2, -1)]
    public void A_monitor_needs_a_higher_rate_to_find_and_a_limit(double usual, double drifted, double limit) =>
        Refused.State("0 < usual < drifted < 1", () => new Cusum(usual, drifted, limit).Observe(true));

    [Fact]
    public void A_chart_at_the_ends_of_its_band_is_inside()
    {
        var chart = new Ewma(.5, .2, 2);

        Assert.Equal(EwmaSide.Inside, (chart with { Score = chart.Upper }).Side);
        Assert.Equal(EwmaSide.Inside, (chart with { Score = chart.Lower }).Side);
        Assert.Equal(EwmaSide.Above, (chart with { Score = chart.Upper + 1e-9 }).Side);
        Assert.Equal(EwmaSide.Below, (chart with { Score = chart.Lower - 1e-9 }).Side);
        Refused.State("A chart needs a rate", () => new Ewma(.5, 0).Observe(true));
        Refused.State("never leaves it", () => new Ewma(.5, .05, 7).AverageRunLength(.5));
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.1)]
    public void A_run_length_is_asked_for_a_rate_between_0_and_1(double rate)
    {
        Refused.For("errorRate", "A rate lies between 0 and 1.", () => new Cusum(.08, .16, 3).AverageRunLength(rate));
        Refused.For("errorRate", "A rate lies between 0 and 1.", () => new Ewma(.08).AverageRunLength(rate));
    }

    [Fact]
    public void Drift_is_looked_for_up_to_the_largest_shift_spread_and_rate()
    {
        // With no spread R after one error is the likelihood ratio alone: (.5 + .25) / .5.
        Assert.Equal(Math.Log(1.5), new ShiryaevRoberts(.25, 0).Observe(true, .5).Score, 1e-12);
        Assert.Equal(Math.Log(.5), new ShiryaevRoberts(.25, 0).Observe(false, .5).Score, 1e-12);
        Assert.True(double.IsFinite(new ShiryaevRoberts(.25, .5).Observe(true, .5).Score));
        Refused.For("shift", "above 0 and is at most 0.25", () => new ShiryaevRoberts(.26, .2));
        Refused.For("spread", "between 0 and 0.5", () => new ShiryaevRoberts(.1, .51));
        Refused.For("usual", "above 0 and is at most 0.5", () => new ShiryaevRoberts(.1, .2).Observe(true, .51));
    }

    [Fact]
    public void The_change_began_where_usual_rate_and_moment_together_are_most_likely()
    {
        for (ulong run = 0; run < 60; run++)
        {
            KeyedDraws draws = new(17, run);
            bool[] errors = [.. Enumerable.Range(0, 40).Select(i => draws.Uniform() < (i < 20 ? .12 : .35))];
            double[] usual = [.. errors.Select((_, i) => i % 2 == 0 ? .08 : .2)];

            var test = new ShiryaevRoberts(.12, .5);
            for (var i = 0; i < errors.Length; i++)
                test = test.Observe(errors[i], usual[i]);

            Assert.Equal(MostLikelyBeginning(errors, usual, .12, .5), test.RisingSince);
        }
    }

    // Every rate the person may have, every moment, every observation: the prior times the likelihood of them all.
    private static int MostLikelyBeginning(bool[] errors, double[] usual, double shift, double spread)
    {
        var (best, at) = (double.NegativeInfinity, 0);
        for (var node = -3; node <= 3; node++)
        {
            var normal = node * 2 / 3.0;
            double[] own = [.. usual.Select(u => 1 / (1 + (Math.Exp(-normal * spread) * (1 - u) / u)))];
            for (var start = 1; start <= errors.Length + 1; start++)
            {
                var log = -normal * normal / 2;
                for (var i = 0; i < errors.Length; i++)
                {
                    var rate = own[i] + (i + 1 >= start ? shift : 0);
                    log += Math.Log(errors[i] ? rate : 1 - rate);
                }

                (best, at) = log > best ? (log, start) : (best, at);
            }
        }

        return at;
    }
}
