namespace Concave.Agreement.Tests;

/// <summary>The functions behind every interval, where a closed form tells what they are.</summary>
public sealed class DistributionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(.1)]
    [InlineData(1.5)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(200)]
    public void Whole_orders_of_the_gamma_tail_are_sums_of_Poisson_chances(double x)
    {
        Near(Math.Exp(-x), Gamma.UpperRegularised(1, x));
        Near(Math.Exp(-x) * (1 + x), Gamma.UpperRegularised(2, x));
        Near(Math.Exp(-x) * (1 + x + (x * x / 2)), Gamma.UpperRegularised(3, x));
    }

    [Fact]
    public void The_gamma_function_at_whole_and_half_numbers()
    {
        var factorial = 1.0;
        for (var n = 1; n < 40; factorial *= n++)
            Assert.Equal(Math.Log(factorial), Gamma.Log(n), 1e-11);
        Assert.Equal(Math.Log(Math.Sqrt(Math.PI)), Gamma.Log(.5), 1e-12);
    }

    [Theory]
    [InlineData(.9, 1e-12)]
    [InlineData(.5, 1e-8)]
    [InlineData(3, .2)]
    [InlineData(7, .95)]
    public void The_beta_integral_with_one_of_its_orders_at_one_is_a_power_even_where_it_is_tiny(double a, double x)
    {
        Near(Math.Pow(x, a), Beta.Regularised(x, a, 1));
        Assert.Equal(1 - Math.Pow(1 - x, a), Beta.Regularised(x, 1, a), 1e-13);
        Near(x, Beta.Quantile(Math.Pow(x, a), a, 1));
    }

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(-.1, double.NaN)]
    [InlineData(1.1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(.5, 0)]
    public void Normal_quantiles_end_at_infinity_and_exist_nowhere_else(double p, double expected) =>
        Assert.Equal(expected, Normal.Quantile(p), 1e-15);

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-100)]
    [InlineData(1e-16)]
    [InlineData(.02425)]
    [InlineData(.31)]
    public void Far_normal_quantiles_lead_back_to_their_chance(double p) =>
        Assert.Equal(1, Normal.Cumulative(Normal.Quantile(p)) / p, 1e-10);

    // Gordon 1941: the tail lies between φ(x) x / (1 + x²) and φ(x) / x.
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(20)]
    public void The_normal_tail_lies_within_the_bounds_of_Mills_ratio(double x) =>
        Assert.InRange(Normal.Cumulative(-x), Normal.Density(x) * x / (1 + (x * x)), Normal.Density(x) / x);

    [Fact]
    public void Two_values_have_a_jackknife_spread()
    {
        // √(½ · 2 · ½²): each lies one half from their mean.
        Assert.Equal(.5, Spread.Jackknife([3, 4]).Known, 12);
        Assert.Equal(.5, Spread.Jackknife([3, 4], [1, 1]).Known, 12);
        Assert.Equal(Undefined.OneItem, Spread.Jackknife([3]).Reason);
        Assert.Equal(Undefined.OneItem, Spread.Jackknife([3, 4], [0, 1]).Reason);
    }

    [Fact]
    public void A_value_that_stands_for_several_items_counts_as_often() =>
        Assert.Equal(Spread.Jackknife([3, 4, 4, 9, 9, 9]).Known, Spread.Jackknife([3, 4, 9], [1, 2, 3]).Known, 12);

    private static void Near(double expected, double actual) => Assert.Equal(1, actual / expected, 1e-11);
}
