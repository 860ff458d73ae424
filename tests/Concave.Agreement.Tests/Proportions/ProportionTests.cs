namespace Concave.Agreement.Tests;

public sealed class ProportionTests
{
    [Theory]
    [InlineData(22, 25, .70, .958, 2)]
    [InlineData(44, 50, .762, .944, 3)]
    [InlineData(88, 100, .802, .930, 3)]
    [InlineData(176, 200, .828, .918, 3)]
    [InlineData(352, 400, .844, .908, 3)]
    public void Wilson_at_88_percent(int right, int n, double low, double high, int digits)
    {
        var interval = Proportion.Wilson(right, n);

        Close.To(low, interval.Lower, digits);
        Close.To(high, interval.Upper, 3);
    }

    [Theory]
    [InlineData(8, 10, .444, .975)]
    [InlineData(0, 10, 0, .308)]
    [InlineData(10, 10, .692, 1)]
    public void Clopper_Pearson_against_the_printed_tables(int right, int n, double low, double high)
    {
        var interval = Proportion.ClopperPearson(right, n);

        Close.To(low, interval.Lower, 3);
        Close.To(high, interval.Upper, 3);
    }

    [Fact]
    public void Bounds_are_the_roots_of_the_binomial_tail()
    {
        var lower = Proportion.ClopperPearsonLower(45, 50, .95).Known;
        var tail = 0.0;
        for (var k = 45; k <= 50; k++)
            tail += Choose(50, k) * Math.Pow(lower, k) * Math.Pow(1 - lower, 50 - k);

        Assert.Equal(.05, tail, 10);
    }

    [Fact]
    public void One_sided_bounds_are_the_ends_of_the_interval_with_twice_the_tail()
    {
        Assert.Equal(Proportion.Wilson(40, 50, .9).Lower, Proportion.WilsonLower(40, 50, .95));
        Assert.Equal(Proportion.Wilson(40, 50, .9).Upper, Proportion.WilsonUpper(40, 50, .95));
        Assert.Equal(Proportion.ClopperPearson(40, 50, .9).Lower.Known, Proportion.ClopperPearsonLower(40, 50, .95).Known, 12);
        Assert.Equal(Proportion.ClopperPearson(40, 50, .9).Upper.Known, Proportion.ClopperPearsonUpper(40, 50, .95).Known, 12);
    }

    [Fact]
    public void No_trial_is_undefined_and_not_zero()
    {
        Assert.Equal(Undefined.NoData, Proportion.Share(0, 0).Reason);
        Assert.Equal(Undefined.NoData, Proportion.Wilson(0, 0).Lower.Reason);
        Assert.Equal(Undefined.NoData, Proportion.ClopperPearson(0, 0).Upper.Reason);
    }

    [Fact]
    public void More_successes_than_trials_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(3, 2));

    [Fact]
    public void Counts_that_cannot_be_are_refused_by_every_bound()
    {
        Refused.For("successes", "", () => Proportion.Share(3, 2));
        Refused.For("successes", "", () => Proportion.ClopperPearsonLower(3, 2));
        Refused.For("successes", "", () => Proportion.ClopperPearsonUpper(3, 2));
        Refused.For("successes", "", () => Proportion.WilsonLower(-1, 2));
        Refused.For("trials", "", () => Proportion.Share(0, -1));
    }

    [Fact]
    public void Without_a_success_the_exact_lower_end_is_zero_and_without_a_trial_there_is_none()
    {
        Assert.Equal(0, Proportion.ClopperPearson(0, 10).Lower.Known);
        Assert.Equal(1, Proportion.ClopperPearson(10, 10).Upper.Known);
        Assert.Equal(1 - Math.Pow(.025, .1), Proportion.ClopperPearson(0, 10).Upper.Known, 12);
        Assert.Equal(Undefined.NoData, Proportion.ClopperPearson(0, 0).Lower.Reason);
        Assert.Equal(Undefined.NoData, Proportion.ClopperPearsonLower(0, 0).Reason);
    }

    private static double Choose(int n, int k)
    {
        var result = 1.0;
        for (var i = 1; i <= k; i++)
            result *= (double)(n - k + i) / i;
        return result;
    }
}
