using CsCheck;

namespace Concave.Agreement.Tests;

public sealed class BenjaminiHochbergTests
{
    /// <summary>The fifteen p-values of the 1995 paper, section 3.2.</summary>
    private static readonly double[] Thrombolysis =
        [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0];

    [Fact]
    public void The_papers_example_flags_the_first_four()
    {
        var flags = BenjaminiHochberg.Flag(Thrombolysis, .05);

        Assert.All(flags[..4], flagged => Assert.True(flagged));
        Assert.Equal(4, flags.Count(f => f));
    }

    [Fact]
    public void Its_adjusted_values_follow_by_hand()
    {
        double[] expected =
        [
            .0015, .003, .0095, .035625, .0603, .447 / 7, .447 / 7, .0645, .0765, .486, .4262 * 15 / 11, .5719 * 15 / 12,
            .6528 * 15 / 13, .7590 * 15 / 14, 1,
        ];

        var adjusted = BenjaminiHochberg.Adjust(Thrombolysis);

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], adjusted[i], 1e-12);
    }

    [Fact]
    public void Flags_are_the_step_up_rule_and_adjusted_values_keep_the_order() =>
        Gen.Double[0, 1].Select(p => p * p * p).Array[0, 40].Sample(values =>
        {
            const double Rate = .1;
            var sorted = values.Order().ToArray();
            var last = Enumerable.Range(0, sorted.Length).LastOrDefault(i => sorted[i] <= (i + 1) * Rate / sorted.Length, -1);
            var flags = BenjaminiHochberg.Flag(values, Rate);
            var adjusted = BenjaminiHochberg.Adjust(values);

            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(last >= 0 && values[i] <= sorted[last], flags[i]);
                Assert.InRange(adjusted[i], values[i], 1);
            }

            var byValue = adjusted.Zip(values).OrderBy(x => x.Second).Select(x => x.First).ToArray();
            Assert.Equal(byValue.Order(), byValue);
        });

    [Fact]
    public void The_false_share_is_the_rate_times_the_share_of_true_nulls()
    {
        // Fifteen tests of nothing beside five that cannot be missed: .2 × 15/20, an equality for independent tests.
        const int Runs = 8000;
        var share = 0.0;
        for (var run = 0; run < Runs; run++)
        {
            var draws = new KeyedDraws(7, (ulong)run);
            var values = new double[20];
            for (var i = 5; i < values.Length; i++)
                values[i] = draws.Uniform();
            var flags = BenjaminiHochberg.Flag(values, .2);
            share += flags.Skip(5).Count(f => f) / (double)flags.Count(f => f) / Runs;
        }

        Assert.InRange(share, .145, .155);
    }

    [Fact]
    public void No_test_no_flag_and_no_improbable_probability()
    {
        Assert.Empty(BenjaminiHochberg.Flag([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjust([.5, 1.1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjust([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Flag([.5], 5));
    }
}
