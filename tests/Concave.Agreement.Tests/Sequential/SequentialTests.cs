namespace Concave.Agreement.Tests;

public sealed class SequentialTests
{
    [Fact]
    public void The_test_of_93_against_83_percent_has_the_printed_steps_and_bounds()
    {
        var test = new Sprt(.83, .93);

        Assert.Equal(.1138, test.OnSuccess, 4);
        Assert.Equal(-.8873, test.OnFailure, 4);
        Assert.Equal(2.944, test.AcceptAt, 3);
        Assert.Equal(-2.944, test.RejectAt, 3);
        Assert.Equal((61, 47), (Math.Round(test.ExpectedItemsIfGood), Math.Round(test.ExpectedItemsIfBad)));
    }

    [Fact]
    public void Twenty_six_straight_correct_accept_and_not_twenty_five()
    {
        var test = Feed(new Sprt(.83, .93), 25, success: true);
        Assert.Equal(SprtVerdict.Continue, test.Verdict);

        test = test.Observe(true);

        Assert.Equal((SprtVerdict.Accept, 26), (test.Verdict, test.Items));
    }

    [Fact]
    public void Four_straight_errors_reject_and_a_decided_test_stays_decided()
    {
        var test = Feed(new Sprt(.83, .93), 4, success: false);

        Assert.Equal(SprtVerdict.Reject, test.Verdict);
        Assert.Equal(test, test.Observe(true));
    }

    [Theory]
    [InlineData(.9, .8)]
    [InlineData(0, .8)]
    [InlineData(.5, 1)]
    public void A_test_without_room_between_good_and_bad_is_refused(double bad, double good) =>
        Assert.Throws<InvalidOperationException>(() => new Sprt(bad, good).Observe(true));

    [Theory]
    [InlineData(.08, .16, 2.5, 460, 54)]
    [InlineData(.08, .16, 3.0, 808, 68)]
    [InlineData(.08, .16, 3.5, 1441, 82)]
    [InlineData(.08, .16, 4.0, 2344, 97)]
    [InlineData(.05, .12, 3.0, 821, 64)]
    [InlineData(.07, .14, 3.0, 946, 78)]
    public void Average_run_lengths_match_the_simulated_table(double usual, double drifted, double limit, double inControl, double atDrift)
    {
        var monitor = new Cusum(usual, drifted, limit);

        Assert.InRange(monitor.AverageRunLength(usual), inControl * .95, inControl * 1.05);
        Assert.InRange(monitor.AverageRunLength(drifted), atDrift * .96, atDrift * 1.04);
    }

    [Fact]
    public void The_monitor_has_the_printed_steps_and_levels()
    {
        var monitor = new Cusum(.08, .16, 3.5);

        Assert.Equal(.693, monitor.OnError, 3);
        Assert.Equal(-.091, monitor.OnCorrect, 3);
        Assert.Equal(CusumLevel.Calm, Feed(monitor, 2).Level);
        Assert.Equal(CusumLevel.Warning, Feed(monitor, 3).Level);
        Assert.Equal(CusumLevel.Alarm, Feed(monitor, 6).Level);
    }

    [Fact]
    public void Correct_items_never_push_the_score_below_zero_and_the_change_point_is_kept()
    {
        var monitor = new Cusum(.08, .16, 3.5);
        for (var i = 0; i < 40; i++)
            monitor = monitor.Observe(error: false);
        Assert.Equal(0, monitor.Score);

        monitor = Feed(monitor, 6);

        Assert.Equal((CusumLevel.Alarm, 46, 41), (monitor.Level, monitor.Items, monitor.RisingSince));
    }

    [Fact]
    public void A_head_start_shortens_the_way_to_the_alarm()
    {
        var monitor = new Cusum(.08, .16, 3.5);

        Assert.Equal(1.75, monitor.WithHeadStart().Score);
        Assert.True(monitor.WithHeadStart().AverageRunLength(.3) < monitor.AverageRunLength(.3) * .75);
    }

    [Theory]
    [InlineData(.12, .25)]
    [InlineData(.2, 0)]
    [InlineData(.05, .5)]
    public void While_nothing_changes_the_statistic_is_the_number_of_observations_in_the_mean(double shift, double spread)
    {
        const int Items = 10;
        double[] usual = [.08, .15];
        var mean = 0.0;
        for (var errors = 0; errors < 1 << Items; errors++)
        {
            var test = new ShiryaevRoberts(shift, spread);
            for (var i = 0; i < Items; i++)
                test = test.Observe((errors >> i & 1) == 1, usual[i % 2]);
            mean += Chance(errors, spread, usual, Items) * Math.Exp(test.Score);
        }

        Assert.Equal(Items, mean, 9);
    }

    [Fact]
    public void Errors_that_become_frequent_raise_the_statistic_and_their_beginning_is_named()
    {
        var test = new ShiryaevRoberts(.12, .25);
        Assert.Equal(double.NegativeInfinity, test.Score);
        for (var i = 0; i < 40; i++)
            test = test.Observe(error: false, .1);
        Assert.InRange(test.Score, 0, 3);

        for (var i = 0; i < 6; i++)
            test = test.Observe(error: true, .1);

        Assert.InRange(test.Score, 5, 9);
        Assert.Equal((46, 41), (test.Items, test.RisingSince));
    }

    [Fact]
    public void Who_erred_from_the_beginning_seems_to_drift_less_when_people_may_differ()
    {
        Assert.True(Erring(.5) < Erring(0) - 1);

        static double Erring(double spread) =>
            Enumerable.Range(0, 60).Aggregate(new ShiryaevRoberts(.12, spread), (test, i) => test.Observe(i % 5 == 0, .1)).Score;
    }

    [Theory]
    [InlineData(0, .2, .1)]
    [InlineData(.3, .2, .1)]
    [InlineData(.1, .6, .1)]
    [InlineData(.1, .2, .6)]
    [InlineData(.1, .2, 0)]
    public void Rates_out_of_range_are_refused(double shift, double spread, double usual) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShiryaevRoberts(shift, spread).Observe(true, usual));

    // Of these errors, when nothing changes: over the seven rates the person may have.
    private static double Chance(int errors, double spread, double[] usual, int items)
    {
        var (sum, all) = (0.0, 0.0);
        for (var node = -3; node <= 3; node++)
        {
            var normal = node * 2 / 3.0;
            var weight = Math.Exp(-normal * normal / 2);
            all += weight;
            for (var i = 0; i < items; i++)
            {
                var rate = 1 / (1 + Math.Exp(-Math.Log(usual[i % 2] / (1 - usual[i % 2])) - (normal * spread)));
                weight *= (errors >> i & 1) == 1 ? rate : 1 - rate;
            }

            sum += weight;
        }

        return sum / all;
    }

    private static Sprt Feed(Sprt test, int times, bool success)
    {
        for (var i = 0; i < times; i++)
            test = test.Observe(success);
        return test;
    }

    private static Cusum Feed(Cusum monitor, int errors)
    {
        for (var i = 0; i < errors; i++)
            monitor = monitor.Observe(error: true);
        return monitor;
    }
}
