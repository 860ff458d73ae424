namespace Concave.Agreement.Tests;

/// <summary>The pooled coefficient and its kin where rater ids, items or options are at an edge.</summary>
public sealed class PooledEdgeTests
{
    private static readonly Ratings Skewed = Tables.Ratings("Feinstein skewed");

    [Fact]
    public void With_two_exchangeable_categories_the_error_is_that_of_a_share()
    {
        var result = PooledKappa.Compute(Skewed, new() { Symmetrise = true });

        // Pe is one half whatever is said, so kappa is 2 Po − 1.
        Assert.Equal(2 * Math.Sqrt(.85 * .15 / 99), result.StandardError.Known, 12);
    }

    [Fact]
    public void Turning_an_item_round_changes_no_error_when_its_first_two_categories_are_exchangeable()
    {
        var ratings = Panel.Simulate(items: 90, categories: 3, accuracies: [.9, .7, .6], seed: 12, shares: [.6, .25, .15]).Ratings;
        var turned = Ratings.FromRows([.. Enumerable.Range(0, 90).SelectMany(item => ByRater(item).Select(l => l < 2 && item % 2 == 0 ? 1 - l : l))], 3, 3);

        var (one, two) = (PooledKappa.Compute(ratings, new() { Symmetrise = true }), PooledKappa.Compute(turned, new() { Symmetrise = true }));

        Assert.Equal(one.Kappa.Known, two.Kappa.Known, 12);
        Assert.Equal(one.StandardError.Known, two.StandardError.Known, 12);
        Assert.InRange(one.StandardError.Known / one.JackknifeStandardError.Known, .95, 1.02);

        IEnumerable<int> ByRater(int item) =>
            ratings.RatersOf(item).ToArray().Zip(ratings.LabelsOf(item).ToArray()).OrderBy(pair => pair.First).Select(pair => pair.Second);
    }

    [Theory]
    [InlineData(false, "nominal")]
    [InlineData(true, "nominal")]
    [InlineData(false, "linear")]
    [InlineData(true, "linear")]
    public void An_influence_value_is_what_one_more_and_one_less_copy_of_an_item_do(bool symmetrise, string weights)
    {
        const int Copies = 400;
        int[][] rows = [[0, 0, 0], [0, 1, 0], [1, 1, 1], [2, 2, 1], [0, 0, 2], [1, 0, -1], [2, 2, 2], [0, -1, 0], [1, 1, 0]];
        PooledOptions options = new() { Symmetrise = symmetrise, KeepInfluence = true, JackknifeBelow = 0, Weights = weights == "linear" ? Weights.Linear(3) : null };

        var influence = PooledKappa.Compute(Ratings.FromRows([.. rows.SelectMany(r => r)], 3, 3), options).Influence;

        for (var item = 0; item < rows.Length; item++)
            Assert.Equal(influence[item], (Kappa(item, Copies + 1) - Kappa(item, Copies - 1)) / 2 * rows.Length * Copies, 1e-4);

        double Kappa(int item, int copies) => PooledKappa.Compute(
            Ratings.FromRows([.. rows.SelectMany((r, i) => Enumerable.Repeat(r, i == item ? copies : Copies)).SelectMany(r => r)], 3, 3), options).Kappa.Known;
    }

    [Fact]
    public void Shrinkage_changes_nothing_between_raters_who_use_the_categories_alike()
    {
        // Equal margins: each distribution is the pool's already, and moves with it.
        var ratings = FromTable([30, 6, 4, 6, 20, 5, 4, 5, 40]);

        var (plain, shrunk) = (PooledKappa.Compute(ratings), PooledKappa.Compute(ratings, new() { ShrinkBelow = 1000 }));

        Assert.Equal(plain.Kappa.Known, shrunk.Kappa.Known, 12);
        Assert.Equal(plain.StandardError.Known, shrunk.StandardError.Known, 12);
    }

    [Fact]
    public void A_rater_with_as_many_labels_as_asked_for_is_not_shrunk_nor_anybody_by_no_labels()
    {
        var plain = PooledKappa.Compute(Skewed).Kappa;

        Assert.Equal(plain, PooledKappa.Compute(Skewed, new() { ShrinkBelow = 100 }).Kappa);
        Assert.NotEqual(plain, PooledKappa.Compute(Skewed, new() { ShrinkBelow = 101 }).Kappa);
        Assert.Equal(plain.Known, PooledKappa.Compute(Skewed, new() { ShrinkBelow = 101, ShrinkLabels = 0 }).Kappa.Known, 12);
    }

    [Fact]
    public void Ids_that_nobody_uses_are_neither_raters_nor_items()
    {
        var dense = Ratings.From([0, 0, 1, 1, 2, 2, 3], [0, 1, 0, 1, 0, 1, 0], [0, 0, 1, 0, 1, 1, 0], 2);
        var gaps = Ratings.From([0, 0, 2, 2, 3, 3, 5], [0, 3, 0, 3, 0, 3, 0], [0, 0, 1, 0, 1, 1, 0], 2);

        Assert.Equal(2, PooledKappa.Compute(gaps).Raters);
        Assert.Equal(Conger.Compute(dense), Conger.Compute(gaps));
        Assert.Equal("Conger kappa", Conger.Compute(gaps).Name);
        Assert.Equal(PooledKappa.Compute(dense).StandardError.Known, PooledKappa.Compute(gaps).StandardError.Known, 12);
    }

    [Fact]
    public void Two_items_have_a_jackknife()
    {
        // Without either of them the two disagree on the only item left, and kappa is 0.
        var result = PooledKappa.Compute(Ratings.FromRows([0, 1, 1, 0], 2, 2));

        Assert.Equal((-1.0, 0.0), (result.Kappa.Known, result.JackknifeStandardError.Known));
    }

    [Fact]
    public void Influence_is_kept_when_asked_for_and_never_for_one_rater()
    {
        Assert.Empty(PooledKappa.Compute(Skewed).Influence);
        Assert.Equal(100, PooledKappa.Compute(Skewed, new() { KeepInfluence = true }).Influence.Count);
        Assert.Empty(PeerKappa.Compute(Skewed, 0, new() { KeepInfluence = true }).Influence);
    }

    [Fact]
    public void A_rater_among_five_thousand_labels_still_has_a_jackknife_and_among_more_has_not()
    {
        Assert.True(Peer(5_000).IsDefined);
        Assert.Equal(Undefined.NotComputed, Peer(5_001).Reason);

        // Three items are judged by both; the rest of the labels are all alike and the other rater's own.
        static Estimate Peer(int labels)
        {
            int[] items = [0, 0, 1, 1, 2, 2, .. Enumerable.Range(3, labels - 6)];
            int[] raters = [0, 1, 0, 1, 0, 1, .. Enumerable.Repeat(1, labels - 6)];
            int[] said = [0, 0, 1, 1, 0, 1, .. Enumerable.Repeat(0, labels - 6)];
            return PeerKappa.Compute(Ratings.From(items, raters, said, 2), 0).JackknifeStandardError;
        }
    }

    [Fact]
    public void What_the_pooled_coefficient_cannot_do_is_said()
    {
        Refused.For("options", "Symmetrising needs categories 0 and 1.", () => PooledKappa.Compute(Ratings.FromRows([0, 0], 2, 1), new() { Symmetrise = true }));
        Refused.For("options", "Shrinkage cannot add fewer than no labels.", () => PooledKappa.Compute(Skewed, new() { ShrinkLabels = -1 }));
        Refused.For("rater", "", () => PeerKappa.Compute(Skewed, -1));
        Refused.For("rater", "", () => PeerKappa.Compute(Skewed, 2));
        Refused.State("Repeated labels by one rater", () => PooledKappa.Compute(Ratings.From([0, 0], [0, 0], [0, 1], 2, keepRepeats: true)));
    }

    [Fact]
    public void Pairs_of_raters_come_in_order_and_one_without_a_kappa_leaves_none_for_all()
    {
        // Raters 0 and 1 only ever say 0.
        var ratings = Ratings.FromRows([0, 0, 0, 0, 0, 1, 0, 0, 1], 3, 2);

        Assert.Equal([(0, 1), (0, 2), (1, 2)], Light.Pairs(ratings).Select(p => (p.First, p.Second)));
        Assert.Equal(Undefined.PairUndefined, Light.Compute(ratings).Reason);
    }

    private static Ratings FromTable(int[] table) => Ratings.FromRows(
        [.. table.SelectMany((count, cell) => Enumerable.Repeat(cell, count)).SelectMany(cell => new[] { cell / 3, cell % 3 })], 2, 3);
}
