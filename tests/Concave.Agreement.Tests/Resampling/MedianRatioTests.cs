namespace Concave.Agreement.Tests;

/// <summary>The ratio of two medians, held against resampling that draws every value.</summary>
public sealed class MedianRatioTests
{
    // Times such as people take: many short, few long.
    private static readonly double[] Slow = [.. Enumerable.Range(0, 41).Select(i => Math.Exp(3.2 + (0.6 * Normal.Quantile((i + 0.5) / 41))))];
    private static readonly double[] Fast = [.. Enumerable.Range(0, 30).Select(i => Math.Exp(2.9 + (0.4 * Normal.Quantile((i + 0.5) / 30))))];

    [Fact]
    public void It_is_the_middle_one_over_the_mean_of_the_two_middle_ones()
    {
        Assert.Equal(3.0 / 5, MedianRatio.Of([9, 1, 3], [2, 8, 40, 1]).Estimate.Known, 12);
        Assert.Equal(Math.Exp(3.2), MedianRatio.Of(Slow, [1]).Estimate.Known, 9);
    }

    [Fact]
    public void Its_error_and_limits_are_those_of_drawing_every_value()
    {
        var result = MedianRatio.Of(Slow, Fast, new() { Replicates = 20_000, Seed = 5 });
        Random chance = new(11);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => Median(Slow, chance) / Median(Fast, chance)).Order().ToArray();
        var mean = drawn.Average();
        var error = Math.Sqrt(drawn.Sum(v => (v - mean) * (v - mean)) / (drawn.Length - 1));

        Assert.InRange(result.StandardError.Known / error, 0.96, 1.04);
        Assert.InRange(result.Interval.Lower.Known / drawn[499], 0.97, 1.03);
        Assert.InRange(result.Interval.Upper.Known / drawn[19_499], 0.97, 1.03);
        Assert.Equal((20_000, 0), (result.Replicates, result.Undefined));
    }

    [Fact]
    public void Values_that_are_all_the_same_leave_nothing_in_doubt()
    {
        var result = MedianRatio.Of([4, 4, 4, 4], [2, 2, 2], new() { Replicates = 50 });

        Assert.Equal((2.0, 0.0), (result.Estimate.Known, result.StandardError.Known));
        Assert.Equal((2.0, 2.0), (result.Interval.Lower.Known, result.Interval.Upper.Known));
    }

    [Fact]
    public void What_does_not_exist_says_why()
    {
        Assert.Equal(Undefined.NoData, MedianRatio.Of([], [1]).Estimate.Reason);
        Assert.Equal(Undefined.NoData, MedianRatio.Of([1], []).Interval.Lower.Reason);
        Assert.Equal(Undefined.NotFinite, MedianRatio.Of([1, 2], [0, 0, 5]).Estimate.Reason);
    }

    [Fact]
    public void Resamples_without_a_ratio_are_counted_and_left_out()
    {
        var result = MedianRatio.Of([1, 2, 3], [0, 1, 1], new() { Replicates = 2_000, Seed = 3 });

        // The median of three is 0 where two or three of them are: 3 (1/3)² (2/3) + (1/3)³ = 7/27.
        Assert.InRange(result.Undefined / 2_000.0, 0.22, 0.30);
        Assert.Equal(2_000, result.Replicates + result.Undefined);
    }

    [Fact]
    public void The_median_of_two_drawn_from_two_lies_in_the_middle_half_the_time()
    {
        var result = MedianRatio.Of([1, 3], [1], new() { Replicates = 20_000 });

        // 1, 2 and 3 with chances ¼, ½ and ¼.
        Assert.Equal(Math.Sqrt(.5), result.StandardError.Known, .01);
        Assert.Equal((1.0, 3.0), (result.Interval.Lower.Known, result.Interval.Upper.Known));
    }

    [Fact]
    public void Two_replicates_have_a_spread()
    {
        var result = MedianRatio.Of(Slow, Fast, new() { Replicates = 2 });

        // The 95 % limits lie 2.5 % within the two values; the deviation of two is their distance over √2.
        Assert.Equal(2 * result.Interval.HalfWidth.Known / .95 / Math.Sqrt(2), result.StandardError.Known, 12);
    }

    private static double Median(double[] values, Random chance)
    {
        var drawn = Enumerable.Range(0, values.Length).Select(_ => values[chance.Next(values.Length)]).Order().ToArray();
        return (drawn[(drawn.Length - 1) / 2] + drawn[drawn.Length / 2]) / 2;
    }
}
