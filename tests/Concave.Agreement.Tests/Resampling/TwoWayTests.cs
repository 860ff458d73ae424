using CsCheck;

namespace Concave.Agreement.Tests;

public sealed class TwoWayTests
{
    [Fact]
    public void Every_rater_once_is_the_pooled_coefficient_of_the_items_drawn() =>
        Ratable.Any.Select(Gen.Int[0, 3].Array[25]).Sample((d, drawn) =>
        {
            var (ratings, times) = (d.Ratings, drawn[..d.Ratings.ItemCount]);
            var once = Enumerable.Repeat(1, ratings.RaterCount).ToArray();
            foreach (var weights in new[] { Weights.Nominal(d.Categories), Weights.Quadratic(d.Categories) })
            {
                foreach (var options in new PooledOptions[] { new(), new() { Symmetrise = true }, new() { ShrinkBelow = 8 } })
                    Same(new PooledPass(ratings, weights, options, times).Kappa, new TwoWayPass(ratings, weights, options, times, once).Kappa);
            }
        });

    [Fact]
    public void A_rater_drawn_twice_is_never_paired_with_himself() => Ratable.Complete.Where(d => d.Raters > 2).Sample(d =>
    {
        var cohen = Cohen.Compute(d.Column(0), d.Column(1), d.Categories).Kappa;
        Same(cohen, Draw(d, [2, 1, .. new int[d.Raters - 2]]));
        Same(cohen, Draw(d, [3, 2, .. new int[d.Raters - 2]]));
        Assert.Equal(Undefined.NoPairs, Draw(d, [5, .. new int[d.Raters - 1]]).Reason);
    });

    [Fact]
    public void Pairs_count_as_often_as_their_copies_meet() => Ratable.Complete.Where(d => d.Raters == 3).Sample(d =>
    {
        var pairs = new[] { (0, 1), (0, 2), (1, 2) }.Select(p => Cohen.Compute(d.Column(p.Item1), d.Column(p.Item2), d.Categories)).ToArray();
        var po = ((2 * pairs[0].Observed.Known) + (2 * pairs[1].Observed.Known) + pairs[2].Observed.Known) / 5;
        var pe = ((2 * pairs[0].Expected.Known) + (2 * pairs[1].Expected.Known) + pairs[2].Expected.Known) / 5;

        Same(Chance.Corrected(Estimate.Of(po), Estimate.Of(pe)), Draw(d, [2, 1, 1]));
    });

    [Fact]
    public void Shrinkage_draws_towards_the_pool_of_the_raters_drawn()
    {
        // Rater 2 was not drawn, so his labels must not reach the others' chance distributions.
        var d = new Ratable([0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1], 3, 2);
        var without = d with { Raters = 2, Cells = [.. d.Cells.Where((_, at) => at % 3 != 2)] };
        var options = new PooledOptions { ShrinkBelow = 30 };

        Same(PooledKappa.Compute(without.Ratings, options).Kappa, Draw(d, [1, 1, 0], options));
    }

    [Fact]
    public void Unequal_raters_need_the_second_interval()
    {
        // Ten raters with accuracies even in .6 to 1: κ of a rater against truth is 1.5 a − .5, between raters .7² on average.
        var (byItems, byBoth) = (0, 0);
        for (var panel = 0; panel < 100; panel++)
        {
            var draws = new KeyedDraws(99, (ulong)panel);
            var accuracies = new double[10];
            for (var r = 0; r < accuracies.Length; r++)
                accuracies[r] = .6 + (.4 * draws.Uniform());
            var ratings = Panel.Simulate(200, 3, accuracies, (ulong)panel + 1000, perItem: 3).Ratings;
            var options = new BootstrapOptions { Replicates = 200 };
            byItems += Bootstrap.OfPooled(ratings, options: options).Interval.Contains(.49) ? 1 : 0;
            byBoth += Bootstrap.OfPooledTwoWay(ratings, options: options).Interval.Contains(.49) ? 1 : 0;
        }

        Assert.InRange(byItems, 40, 80);
        Assert.InRange(byBoth, 90, 100);
    }

    [Fact]
    public void Equal_raters_make_it_about_twice_as_wide_on_two_labels_an_item()
    {
        var ratings = Panel.Simulate(400, 3, [.. Enumerable.Repeat(.88, 20)], seed: 4, perItem: 2).Ratings;
        var options = new BootstrapOptions { Replicates = 1000 };

        var (one, two) = (Bootstrap.OfPooled(ratings, options: options), Bootstrap.OfPooledTwoWay(ratings, options: options));

        Assert.Equal(one.Estimate, two.Estimate);
        Assert.InRange(two.StandardError.Known / one.StandardError.Known, 1.6, 2.4);
        Assert.Equal(two, Bootstrap.OfPooledTwoWay(ratings, options: options));
    }

    [Fact]
    public void Two_raters_have_no_pair_in_half_the_replicates()
    {
        var result = Bootstrap.OfPooledTwoWay(Tables.Ratings("Cohen 1960"), options: new() { Replicates = 1000 });

        Assert.InRange(result.Undefined, 430, 570);
    }

    [Fact]
    public void Accelerated_limits_are_refused() => Assert.Throws<ArgumentException>(() =>
        Bootstrap.OfPooledTwoWay(Rows.Diagnoses, options: new() { Limits = BootstrapLimits.BiasCorrectedAccelerated }));

    private static Estimate Draw(Ratable d, int[] raterTimes, PooledOptions? options = null) => new TwoWayPass(
        d.Ratings, Weights.Nominal(d.Categories), options ?? new(), [.. Enumerable.Repeat(1, d.Items)], raterTimes).Kappa;

    private static void Same(Estimate expected, Estimate actual)
    {
        Assert.Equal(expected.Reason, actual.Reason);
        if (expected.IsDefined)
            Assert.Equal(expected.Known, actual.Known, 1e-9);
    }
}
