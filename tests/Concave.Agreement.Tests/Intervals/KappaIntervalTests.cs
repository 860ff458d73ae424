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
    public void Under_a_hundred_items_the_interval_rests_on_the_jackknife_and_Students_t()
    {
        var small = Cohen.FromTable(Tables.All["SAS 3x3"], 3);
        var large = Cohen.FromTable(Tables.All["Cohen 1960"], 3);

        Assert.Equal(small.JackknifeStandardError, small.IntervalError);
        Assert.Equal(large.StandardError, large.IntervalError);
        Assert.Equal(KappaInterval.Log(large.Kappa.Known, large.StandardError.Known), large.Interval());

        // 19 items: 18 degrees of freedom, t = 2.100922 in place of 1.959964.
        var reach = 2.100922040 * small.JackknifeStandardError.Known / (1 - small.Kappa.Known);
        Close.To(1 - ((1 - small.Kappa.Known) * Math.Exp(reach)), small.Interval().Lower);
        Close.To(1 - ((1 - small.Kappa.Known) * Math.Exp(-reach)), small.Interval().Upper);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void A_hundred_items_are_a_large_sample_for_every_coefficient(int items, bool jackknife)
    {
        var ratings = Panel.Simulate(items, 3, [.9, .8], seed: 3).Ratings;
        var counts = CountTable.From(ratings);
        var cohen = Light.Pairs(ratings)[0].Cohen;

        Assert.Equal(jackknife, PooledKappa.Compute(ratings).JackknifeStandardError.IsDefined);
        Assert.Equal(jackknife, Fleiss.Compute(counts).JackknifeStandardError.IsDefined);
        Assert.Equal(jackknife, Krippendorff.Compute(counts).JackknifeStandardError.IsDefined);
        Assert.Equal(jackknife ? cohen.JackknifeStandardError : cohen.StandardError, cohen.IntervalError);
    }

    [Theory]
    [InlineData(.975, 18, 2.100922)]
    [InlineData(.95, 5, 2.015048)]
    [InlineData(.025, 29, -2.045230)]
    [InlineData(.5, 7, 0)]
    public void Student_has_the_printed_quantiles(double p, double degrees, double expected) =>
        Assert.Equal(expected, Student.Quantile(p, degrees), 6);

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

    [Fact]
    public void Of_a_handful_of_items_the_lower_end_is_not_below_what_no_agreement_leaves()
    {
        // −Pe / (1 − Pe) with Pe = .2; an estimate below that is its own end.
        Assert.Equal(-.25, Few(kappa: .1, error: 1).LowerBound().Known, 12);
        Assert.Equal(-.3, Few(kappa: -.3, error: 1).LowerBound().Known, 12);
        Assert.InRange(Few(kappa: .1, error: .01).LowerBound().Known, .05, .1);

        static Coefficient Few(double kappa, double error) => new()
        {
            Name = "any",
            Weights = "nominal",
            Value = Estimate.Of(kappa),
            Observed = Estimate.Of(.2 + (.8 * kappa)),
            Expected = Estimate.Of(.2),
            StandardError = Estimate.Of(error),
            JackknifeStandardError = Estimate.Of(error),
            Items = 5,
        };
    }

    [Fact]
    public void The_lower_end_of_a_large_sample_is_the_formula_and_nothing_else()
    {
        var interval = KappaInterval.Log(Estimate.Of(0), Estimate.Of(1), Estimate.Of(.5), 500);

        Assert.Equal(1 - Math.Exp(1.959963984540054), interval.Lower.Known, 1e-9);
        Assert.Equal(1 - Math.Exp(-1.959963984540054), interval.Upper.Known, 1e-9);
    }

    [Fact]
    public void One_item_bounds_perfect_agreement_and_none_does_not()
    {
        Assert.Equal((.05 - .5) / .5, KappaInterval.LowerBound(Estimate.Of(1), Estimate.Of(0), Estimate.Of(.5), 1).Known, 12);
        Assert.Equal(Undefined.NoPairs, KappaInterval.LowerBound(Estimate.Of(1), Estimate.Of(0), Estimate.Of(.5), 0).Reason);
        Refused.For("level", "A level lies between 0 and 1.", () => KappaInterval.LowerBound(.5, .1, 95));
    }
}
