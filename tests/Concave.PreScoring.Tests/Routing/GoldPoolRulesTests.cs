using Concave.Datasets.Proof;
using Concave.PreScoring.Routing;
using CsCheck;

namespace Concave.PreScoring.Tests.Routing;

public sealed class GoldPoolRulesTests
{
    [Theory]
    [InlineData(150, 3, 0.06, 4)] // blocks of 16 places, 15 of them ordinary: 50 each are 3.3 blocks
    [InlineData(15, 1, 0.06, 1)]
    [InlineData(0, 5, 0.06, 0)]
    [InlineData(100, 1, 0.5, 100)]
    public void An_annotator_is_expected_to_meet_one_gold_pair_a_block(int slots, int annotators, double share, int expected) =>
        Assert.Equal(expected, GoldPoolRules.Expected(slots, annotators, share));

    [Theory]
    [InlineData(40, 4, 1, 20)]
    [InlineData(30, 4, 1, 15)]
    [InlineData(30, 4, 2, 20)]
    [InlineData(15, 4, 2, 15)]
    [InlineData(400, 60, 1, 120)]
    public void A_first_round_leaves_half_for_a_repeat(int unused, int expected, int round, int size) =>
        Assert.Equal(size, GoldPoolRules.Size(unused, expected, round));

    [Theory]
    [InlineData(20, 4, 1, 0)]
    [InlineData(15, 4, 1, 5)]
    [InlineData(10, 4, 2, 0)]
    [InlineData(4, 4, 2, 6)]
    [InlineData(100, 60, 1, 20)]
    public void It_says_how_many_are_missing(int unused, int expected, int round, int missing) =>
        Assert.Equal(missing, GoldPoolRules.Missing(unused, expected, round));

    [Fact]
    public void When_nothing_is_missing_the_pool_is_large_enough_and_never_larger_than_what_there_is() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 100], Gen.Int[1, 3]).Sample((unused, expected, round) =>
        {
            var size = GoldPoolRules.Size(unused, expected, round);
            return size <= (round == 1 ? unused / 2 : unused)
                && (GoldPoolRules.Missing(unused, expected, round) == 0) == (size >= GoldPoolRules.Needed(expected));
        });

    [Fact]
    public void With_even_shares_nobody_runs_out_of_gold() =>
        Gen.Select(Gen.Int[1, 2000], Gen.Int[1, 20], Gen.Double[0.02, 0.5]).Sample((slots, annotators, share) =>
        {
            var ordinary = (int)Math.Ceiling(slots / (double)annotators);
            var pool = Enumerable.Range(0, GoldPoolRules.Needed(GoldPoolRules.Expected(slots, annotators, share))).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
            var draw = new KeyedDraw(new byte[KeyedDraw.SeedLength]);
            var (place, met) = (0, 0);
            for (var done = 0; done < ordinary; place++)
            {
                var due = draw.IsGoldDue("an-1", place, share);
                met += due ? 1 : 0;
                done += due ? 0 : 1;
            }

            return met <= pool.Count;
        }, iter: 30);
}
