using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Tests.Judges;

public sealed class PriceTests
{
    [Fact]
    public void A_million_tokens_cost_what_the_table_says()
    {
        var sonnet = Prices.Of(JudgeCatalog.Claude)!;

        Assert.Equal(2 * Money.Dollar, sonnet.Of(new(1_000_000, 0, 0, 0), inBatch: false));
        Assert.Equal(10 * Money.Dollar, sonnet.Of(new(0, 0, 0, 1_000_000), inBatch: false));
        Assert.Equal((5 * Money.Dollar) / 2, sonnet.Of(new(0, 1_000_000, 0, 0), inBatch: false));
        Assert.Equal(Money.Dollar / 5, sonnet.Of(new(0, 0, 1_000_000, 0), inBatch: false));
        Assert.Equal(5 * Money.Dollar, sonnet.Of(new(0, 0, 0, 1_000_000), inBatch: true));
    }

    [Fact]
    public void A_cached_token_of_the_cheapest_model_in_a_batch_is_a_whole_number_of_billionths() =>
        Assert.Equal(5, new Price(0.10m, 0.50m).Of(new(0, 0, 1, 0), inBatch: true));

    [Fact]
    public void Of_a_model_that_nobody_priced_no_price_is_made_up() =>
        Assert.Null(Prices.Of(JudgeCatalog.Claude with { Model = "sample-model" }));

    [Theory]
    [InlineData(12_345_000_000L, "$12.35")]
    [InlineData(1_234_560_000L, "$1.2346")]
    [InlineData(0L, "$0.0000")]
    public void Money_is_shown_as_people_read_it(long billionths, string shown) => Assert.Equal(shown, Money.Show(billionths));
}
