namespace Concave.Agreement.Tests;

/// <summary>What a rater is worth, where gold for every item makes his table of confusions plain counts.</summary>
public sealed class RaterWorthTests
{
    private static readonly TruthOptions Counts = new() { RightLabels = 0, WrongLabels = 0, PriorItems = 0 };

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_perfect_rater_is_at_distance_one_with_all_bits_and_a_spammer_at_zero_with_none(int categories)
    {
        int[] gold = [.. Enumerable.Range(0, categories)];

        var result = DawidSkene.Infer(Ratings.FromRows([.. gold.SelectMany(truth => new[] { truth, 0, (truth + 1) % categories })], 3, categories), gold, Counts);

        Assert.Equal(1, result.SpammerDistance(0), 12);
        Assert.Equal(0, result.SpammerDistance(1), 12);
        Assert.Equal(1, result.SpammerDistance(2), 12);
        Assert.Equal(Math.Log2(categories), result.BitsPerLabel(0), 12);
        Assert.Equal(0, result.BitsPerLabel(1), 12);
        Assert.Equal(Math.Log2(categories), result.BitsPerLabel(2), 12);
        Assert.Equal(1, result.Accuracy(0), 12);
        Assert.Equal(0, result.Accuracy(2), 12);
    }

    [Fact]
    public void Who_cannot_tell_two_of_three_categories_is_two_thirds_from_a_spammer()
    {
        var result = DawidSkene.Infer(Ratings.FromRows([0, 1, 1], 1, 3), [0, 1, 2], Counts);

        // Of the pairs of true categories 0–1 and 0–2 differ in two cells each and 1–2 in none: 4 / 6.
        Assert.Equal(2 / 3.0, result.SpammerDistance(0), 12);
        // The label tells one category from the other two: H(1/3).
        Assert.Equal((Math.Log2(3) / 3) + (2 / 3.0 * Math.Log2(1.5)), result.BitsPerLabel(0), 12);
    }

    [Fact]
    public void With_one_category_there_is_nothing_to_tell_apart() =>
        Assert.Equal(0, DawidSkene.Infer(Ratings.FromRows([0, 0], 1, 1)).SpammerDistance(0));
}
