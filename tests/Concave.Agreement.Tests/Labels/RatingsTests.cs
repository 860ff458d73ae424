namespace Concave.Agreement.Tests;

public sealed class RatingsTests
{
    [Fact]
    public void Labels_are_grouped_by_item_in_the_order_they_came()
    {
        var ratings = Ratings.From([2, 0, 2, 0], [1, 0, 0, 3], [1, 0, 2, 1], 3);

        Assert.Equal((3, 4, 4, 0), (ratings.ItemCount, ratings.RaterCount, ratings.LabelCount, ratings.Duplicates));
        Assert.Equal([1, 0], ratings.RatersOf(2).ToArray());
        Assert.Equal([1, 2], ratings.LabelsOf(2).ToArray());
        Assert.True(ratings.LabelsOf(1).IsEmpty);
    }

    [Fact]
    public void The_first_of_several_labels_by_one_rater_is_kept_on_every_item()
    {
        var ratings = Ratings.From([0, 0, 0, 1, 1, 1], [0, 1, 0, 0, 0, 1], [1, 0, 0, 0, 1, 1], 2);

        Assert.Equal(2, ratings.Duplicates);
        Assert.Equal([1, 0], ratings.LabelsOf(0).ToArray());
        Assert.Equal([0, 1], ratings.LabelsOf(1).ToArray());
    }

    [Fact]
    public void Misuse_is_refused_at_the_door()
    {
        Assert.Throws<ArgumentException>(() => Ratings.From([0], [0, 1], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratings.From([0], [0], [2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratings.From([0], [0], [-1], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratings.From([-1], [0], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratings.From([0], [0], [0], 0));
        Assert.Throws<ArgumentException>(() => Ratings.FromRows([0, 1, 0], 2, 2));
        Assert.Throws<ArgumentException>(() => PooledKappa.Compute(Ratings.FromRows([0, 1], 2, 2), new() { Weights = Weights.Linear(3) }));
        Assert.Throws<ArgumentException>(() => PooledKappa.Compute(Ratings.FromRows([0, 0], 2, 1), new() { Symmetrise = true }));
        Assert.Throws<ArgumentException>(() => PeerKappa.Compute(Ratings.FromRows([0, 0], 2, 1), 0, new() { Symmetrise = true }));
        Assert.Throws<ArgumentException>(() => PooledKappa.Compute(Ratings.FromRows([0, 0], 2, 2), new() { ShrinkLabels = double.NaN }));
    }

    [Fact]
    public void Weights_must_be_symmetric_between_0_and_1_with_1_on_the_diagonal()
    {
        Assert.Throws<ArgumentException>(() => Weights.Own("w", 2, [1, .5, .4, 1]));
        Assert.Throws<ArgumentException>(() => Weights.Own("w", 2, [1, 1.5, 1.5, 1]));
        Assert.Throws<ArgumentException>(() => Weights.Own("w", 2, [1, 0, 0, .9]));
        Assert.Throws<ArgumentException>(() => Weights.Own("w", 2, [1, 0, 0]));
        Assert.Throws<ArgumentException>(() => Weights.Own(" ", 2, [1, 0, 0, 1]));
        Assert.Throws<ArgumentException>(() => Weights.Linear([1, 1, 2]));
    }

    [Fact]
    public void Patterns_of_counts_are_compressed_and_restored_by_their_frequency()
    {
        var table = CountTable.FromCounts([2, 1, 3, 0, 2, 1, 0, 0], 2);

        Assert.Equal((3, 3L, 3L, 9L), (table.Patterns, table.Items, table.RatedItems, table.LabelCount));
        Assert.Equal([1, 2, 1], table.Times.ToArray());
        Assert.Equal([2, 1], table.Counts(1).ToArray());
        Assert.Throws<ArgumentException>(() => table.With([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.With([1, -1, 1]));
    }

    [Fact]
    public void Keys_are_numbered_in_the_order_they_appear()
    {
        var ids = DenseIds.Of(["b", "a", "b", "c"]);

        Assert.Equal([0, 1, 0, 2], ids.Ids);
        Assert.Equal(["b", "a", "c"], ids.Keys);
    }

    [Fact]
    public void Repeats_that_were_asked_for_are_kept_through_a_selection()
    {
        var ratings = Ratings.From([0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 0, 1], 2, keepRepeats: true);

        Assert.Equal([0, 1, 0], ratings.LabelsOf(0).ToArray());
        Assert.Equal([0, 1, 0], ratings.Only(item => item == 0).LabelsOf(0).ToArray());
        Assert.True(ratings.Only(item => item == 0).HoldsRepeats);
    }

    [Fact]
    public void No_labels_make_no_items_and_no_raters()
    {
        var none = Ratings.From([], [], [], 2);

        Assert.Equal((0, 0, 0), (none.ItemCount, none.RaterCount, none.LabelCount));
    }

    [Fact]
    public void What_is_wrong_with_columns_and_rows_is_said()
    {
        Refused.For("items", "1 items, 2 raters, 3 labels", () => Ratings.From([0], [0, 1], [0, 0, 0], 2));
        Refused.For("labels", "Entry 1 is outside 0 to 1.", () => Ratings.From([0, 0], [0, 1], [1, 2], 2));
        Refused.For("categories", "", () => Ratings.From([], [], [], 0));
        Refused.For("raters", "", () => Ratings.FromRows([0], 0, 2));
        Refused.For("rowMajor", "3 labels do not fill rows of 2.", () => Ratings.FromRows([0, 1, 0], 2, 2));
    }
}
