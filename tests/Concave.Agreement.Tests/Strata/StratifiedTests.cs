namespace Concave.Agreement.Tests;

public sealed class StratifiedTests
{
    // Two strata with prevalence .9 and .1 and raters right with chance .85: kappa .257 in both.
    private static readonly long[] Mostly = [261, 51, 51, 37], Rarely = [37, 51, 51, 261];

    [Fact]
    public void Pooling_strata_with_different_prevalence_inflates_kappa_and_the_ratio_does_not()
    {
        var (ratings, strata) = Both();

        var result = StratifiedKappa.Compute(ratings, strata);

        Close.To(.257, result.Kappa, 3);
        Close.To(.490, PooledKappa.Compute(ratings).Kappa, 3);
        Assert.Equal(800, result.Items);
        Assert.All(result.Strata, s => Close.To(.257, s.Kappa, 3));
        Assert.Equal(result.Kappa.Known, StratifiedKappa.Combine(result.Strata).Known, 12);
    }

    [Fact]
    public void The_error_of_two_equal_strata_is_that_of_one_over_root_two()
    {
        var (ratings, strata) = Both();
        var result = StratifiedKappa.Compute(ratings, strata);

        Assert.Equal(result.Strata[0].StandardError.Known / Math.Sqrt(2), result.StandardError.Known, 10);
        Assert.True(result.Interval().Contains(result.Kappa.Known));
    }

    [Fact]
    public void One_stratum_is_the_pooled_coefficient()
    {
        var pooled = PooledKappa.Compute(Rows.Krippendorff_C);

        var result = StratifiedKappa.Compute(Rows.Krippendorff_C, new int[12]);

        Assert.Equal(pooled.Kappa.Known, result.Kappa.Known, 12);
        Assert.Equal(pooled.StandardError.Known, result.StandardError.Known, 12);
    }

    [Fact]
    public void Empty_strata_do_not_count_and_a_uniform_one_adds_no_room()
    {
        var ratings = Ratings.FromRows([0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1], 2, 2);

        var result = StratifiedKappa.Compute(ratings, [0, 0, 0, 0, 2, 2]);

        Assert.Equal(Undefined.NoPairs, result.Strata[1].Kappa.Reason);
        Assert.True(result.Kappa.IsDefined);
        Assert.Equal(Undefined.NoPairs, StratifiedKappa.Combine([]).Reason);
    }

    [Fact]
    public void Strata_of_different_size_count_by_their_items()
    {
        var (large, small) = (Expand(Mostly).ToArray(), Expand([8, 2, 1, 9]).ToArray());
        var result = StratifiedKappa.Compute(Ratings.FromRows([.. large, .. small], 2, 2), [.. Enumerable.Range(0, 420).Select(i => i / 400)]);
        var (a, b) = (result.Strata[0], result.Strata[1]);

        Assert.Equal((400, 20), (a.Items, b.Items));
        var above = (400 * (a.Observed.Known - a.Expected.Known)) + (20 * (b.Observed.Known - b.Expected.Known));
        var room = (400 * (1 - a.Expected.Known)) + (20 * (1 - b.Expected.Known));
        Assert.Equal(above / room, result.Kappa.Known, 12);
        Assert.Equal(((400 * a.Expected.Known) + (20 * b.Expected.Known)) / 420, result.Expected.Known, 12);
    }

    [Fact]
    public void Strata_without_room_have_no_kappa_and_what_does_not_fit_is_refused()
    {
        var same = Ratings.FromRows([0, 0, 0, 0, 1, 1], 2, 2);

        Assert.Equal(Undefined.OneCategory, StratifiedKappa.Compute(same, [0, 0, 1]).Kappa.Reason);
        Assert.Throws<ArgumentException>(() => StratifiedKappa.Compute(same, [0, 0]));
    }

    [Fact]
    public void A_stratum_of_two_items_has_an_error_one_of_a_single_item_only_gives_room()
    {
        var two = Ratings.FromRows([0, 1, 1, 1], 2, 2);
        var pooled = PooledKappa.Compute(two);
        Assert.Equal(pooled.StandardError.Known, StratifiedKappa.Compute(two, [0, 0]).StandardError.Known, 12);

        // The last item is alone in its stratum: no spread can be told from it, and the other stratum's is enough.
        var three = StratifiedKappa.Compute(Ratings.FromRows([0, 0, 0, 0, 1, 1, 0, 1], 2, 2), [0, 0, 0, 1]);

        Assert.True(three.StandardError.IsDefined);
        Assert.Equal(Undefined.OneItem, StratifiedKappa.Compute(Ratings.FromRows([0, 1, 1, 0], 2, 2), [0, 1]).StandardError.Reason);
    }

    [Fact]
    public void Strata_use_the_options_and_say_what_does_not_fit()
    {
        var weights = Weights.Quadratic(5);

        var result = StratifiedKappa.Compute(Rows.Krippendorff_C, new int[12], new() { Weights = weights });

        Assert.Equal(PooledKappa.Compute(Rows.Krippendorff_C, new() { Weights = weights }).Kappa.Known, result.Kappa.Known, 12);
        Refused.For("stratumOfItem", "12 items need as many strata, got 2.", () => StratifiedKappa.Compute(Rows.Krippendorff_C, [0, 0]));
    }

    private static (Ratings Ratings, int[] Strata) Both()
    {
        var rows = Expand(Mostly).Concat(Expand(Rarely)).ToArray();
        return (Ratings.FromRows(rows, 2, 2), [.. Enumerable.Range(0, 800).Select(i => i / 400)]);
    }

    private static IEnumerable<int> Expand(long[] table) =>
        table.SelectMany((count, cell) => Enumerable.Repeat(new[] { cell / 2, cell % 2 }, (int)count)).SelectMany(pair => pair);
}
