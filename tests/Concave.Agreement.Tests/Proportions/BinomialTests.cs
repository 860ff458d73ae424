using CsCheck;

namespace Concave.Agreement.Tests.Proportions;

public sealed class BinomialTests
{
    [Theory]
    [InlineData(3, 10, 0.5, 0.171875)] // 176/1024
    [InlineData(0, 20, 0.05, 0.3584859224085422)]
    [InlineData(-1, 5, 0.3, 0)]
    [InlineData(5, 5, 0.3, 1)]
    [InlineData(2, 5, 0, 1)]
    [InlineData(2, 5, 1, 0)]
    [InlineData(0, 0, 0.4, 1)]
    public void The_lower_tail_is_the_sum_of_its_terms(int count, int trials, double rate, double expected) =>
        Assert.Equal(expected, Binomial.AtMost(count, trials, rate), 12);

    [Fact]
    public void The_tails_meet() =>
        Gen.Select(Gen.Int[1, 300], Gen.Double[0.001, 0.999], Gen.Double[0, 1]).Sample((trials, rate, at) =>
        {
            var count = (int)(at * trials);
            Assert.Equal(1, Binomial.AtMost(count - 1, trials, rate) + Binomial.AtLeast(count, trials, rate), 9);
        });

    [Fact]
    public void Impossible_rates_and_trials_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtMost(1, 5, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtMost(1, 5, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtMost(1, -1, 0.5));
    }

    [Fact]
    public void Far_below_zero_nothing_is_counted_and_the_chance_that_is_wrong_is_named()
    {
        Assert.All([-7, -3, -2], count => Assert.Equal(0, Binomial.AtMost(count, 5, 0.3)));
        Assert.All([6, 9], count => Assert.Equal(0, Binomial.AtLeast(count, 5, 0.3)));
        Refused.For("rate", "A chance lies in [0, 1].", () => Binomial.AtMost(1, 5, -0.1));
    }
}
