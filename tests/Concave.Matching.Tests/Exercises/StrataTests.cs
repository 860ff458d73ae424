using Concave.Matching.Exercises;
using CsCheck;

namespace Concave.Matching.Tests.Exercises;

public sealed class StrataTests
{
    [Theory]
    [InlineData(50, 22, 22, 6)]
    [InlineData(60, 27, 27, 6)]
    [InlineData(10, 4, 4, 2)]
    public void With_enough_of_all_three_each_side_has_45_percent_and_ties_the_rest(int pairs, int a, int b, int tie) =>
        Assert.Equal(new Strata(a, b, tie), Strata.For(pairs, new(pairs, pairs, pairs)));

    [Fact]
    public void Without_ties_both_sides_share_alike() =>
        Assert.Equal(new Strata(25, 25, 0), Strata.For(50, new(55, 55, 0)));

    [Fact]
    public void What_one_side_lacks_the_others_make_up() =>
        Assert.Equal(new Strata(45, 3, 2), Strata.For(50, new(60, 3, 2)));

    [Fact]
    public void Too_few_pairs_in_all_are_no_attempt() =>
        Assert.Null(Strata.For(50, new(20, 20, 9)));

    [Fact]
    public void Sizes_fill_the_attempt_exactly_and_never_ask_for_more_than_there_is() =>
        Gen.Select(Gen.Int[1, 120], Gen.Int[0, 90], Gen.Int[0, 90], Gen.Int[0, 90]).Sample((pairs, a, b, tie) =>
        {
            var sizes = Strata.For(pairs, new(a, b, tie));
            Assert.Equal(a + b + tie >= pairs, sizes is not null);
            if (sizes is not { } s)
                return;
            Assert.Equal(pairs, s.Total);
            Assert.InRange(s.A, 0, a);
            Assert.InRange(s.B, 0, b);
            Assert.InRange(s.Tie, 0, tie);
        });

    [Fact]
    public void With_enough_of_all_three_sides_are_equal_and_within_one_pair_of_45_percent() =>
        Gen.Int[1, 500].Sample(pairs =>
        {
            var sizes = Strata.For(pairs, new(pairs, pairs, pairs))!.Value;
            Assert.Equal(sizes.A, sizes.B);
            Assert.InRange(sizes.A, (0.45 * pairs) - 1, 0.45 * pairs);
        });
}
