namespace Concave.Agreement.Tests;

public sealed class KappaIntervalTests
{
    [Theory]
    [InlineData("SAS 3x3", .128527, .694669, .213661, .754665)]
    [InlineData("Cohen 1960", .381061, .582275, .391564, .591487)]
    [InlineData("Feinstein skewed", -.000644, .535423, .056612, .579752)]
    [InlineData("statpsych", .494472, .791928, .531721, .819630)]
    public void Log_and_Wald_intervals_from_the_large_sample_error(string table, double low, double high, double waldLow, double waldHigh)
    {
        var cohen = Cohen.FromTable(Tables.All[table], Tables.Categories(table));

        var log = KappaInterval.Log(cohen.Kappa.Known, cohen.StandardError.Known);
        var wald = KappaInterval.Wald(cohen.Kappa.Known, cohen.StandardError.Known);

        Close.To(low, log.Lower);
        Close.To(high, log.Upper);
        Close.To(waldLow, wald.Lower);
        Close.To(waldHigh, wald.Upper);
        Assert.True(log.Contains(cohen.Kappa.Known));
    }

    [Fact]
    public void Under_fifty_items_the_interval_rests_on_the_jackknife()
    {
        var small = Cohen.FromTable(Tables.All["SAS 3x3"], 3);
        var large = Cohen.FromTable(Tables.All["Cohen 1960"], 3);

        Assert.Equal(small.JackknifeStandardError, small.IntervalError);
        Assert.Equal(large.StandardError, large.IntervalError);
        Assert.Equal(KappaInterval.Log(small.Kappa.Known, small.JackknifeStandardError.Known), small.Interval());
    }

    [Fact]
    public void One_sided_bounds_are_the_ends_of_the_interval_with_twice_the_tail()
    {
        var cohen = Cohen.FromTable(Tables.All["diagnosis"], 4);

        Assert.Equal(cohen.Interval(.90).Lower.Known, cohen.LowerBound(.95).Known, 12);
        Assert.Equal(cohen.Interval(.90).Upper.Known, cohen.UpperBound(.95).Known, 12);
    }

    [Fact]
    public void Perfect_agreement_is_bounded_by_the_number_of_items()
    {
        var perfect = Cohen.FromTable([30, 0, 0, 20], 2);

        Assert.Equal(1, perfect.Kappa.Known);
        Assert.Equal((Math.Pow(.05, 1.0 / 50) - .52) / .48, perfect.LowerBound(.95).Known, 12);
        Assert.Equal((Math.Pow(.025, 1.0 / 50) - .52) / .48, perfect.Interval().Lower.Known, 12);
        Assert.Equal(1, perfect.Interval().Upper.Known);
        Assert.Equal(1, perfect.UpperBound().Known);
    }

    [Fact]
    public void Without_the_sample_perfect_agreement_has_no_lower_bound()
    {
        Assert.Equal(Undefined.NoDisagreement, KappaInterval.Log(1, 0).Lower.Reason);
        Assert.Equal(1, KappaInterval.Log(1, 0).Upper.Known);
    }

    [Fact]
    public void Perfect_disagreement_has_no_error_and_says_so()
    {
        var opposite = Cohen.FromTable([0, 30, 30, 0], 2);

        Assert.Equal(-1, opposite.Kappa.Known, 12);
        Assert.Equal(Undefined.NoSpread, KappaInterval.Log(opposite.Kappa.Known, 0).Lower.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_level_outside_0_to_1_is_refused(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KappaInterval.Log(.5, .1, level));
}
