using CsCheck;

namespace Concave.Agreement.Tests;

public sealed class McNemarTests
{
    [Fact]
    public void Rounding_never_lifts_a_p_value_above_1()
    {
        for (var fewer = 0; fewer < 400; fewer++)
            Assert.InRange(McNemar.Compare(fewer, fewer + 1).Exact.Known, 0, 1);
    }

    /// <summary>Both examples of Fagerland, Lydersen and Laake 2013: .0703 and .0391, .0525 and .0347 as printed.</summary>
    [Theory]
    [InlineData(1, 7, 18.0 / 256, 10.0 / 256)]
    [InlineData(6, 16, 220_112.0 / 4_194_304, 145_499.0 / 4_194_304)]
    [InlineData(0, 5, 2.0 / 32, 1.0 / 32)]
    public void Published_tables_to_the_last_digit(int onlyFirst, int onlySecond, double exact, double midP)
    {
        var result = McNemar.Compare(onlyFirst, onlySecond);

        Assert.Equal(exact, result.Exact.Known, 1e-12);
        Assert.Equal(midP, result.MidP.Known, 1e-12);
    }

    [Fact]
    public void Equal_counts_are_no_evidence_at_all()
    {
        var result = McNemar.Compare(3, 3);

        Assert.Equal(1, result.Exact.Known);
        Assert.Equal(1 - (20.0 / 64 / 2), result.MidP.Known, 1e-12);
    }

    [Fact]
    public void Raters_who_never_differ_are_not_compared()
    {
        var result = McNemar.Compare([true, false], [true, false]);

        Assert.Equal((Undefined.NoDifference, Undefined.NoDifference), (result.Exact.Reason, result.MidP.Reason));
    }

    [Fact]
    public void Columns_are_compared_item_by_item()
    {
        bool[] first = [true, true, false, false, true, false];
        bool[] second = [true, false, true, true, true, false];

        Assert.Equal(McNemar.Compare(1, 2), McNemar.Compare(first, second));
        Assert.Throws<ArgumentException>(() => McNemar.Compare(first, second.AsSpan(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.Compare(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.Compare(2, -1));
    }

    [Fact]
    public void Small_counts_give_the_sum_of_binomial_chances_either_way_round() =>
        Gen.Int[0, 30].Select(Gen.Int[0, 30]).Where((a, b) => a != b).Sample((a, b) =>
        {
            var (n, chance, tail) = (a + b, Math.Pow(.5, a + b), 0.0);
            for (var k = 0; k < Math.Min(a, b); k++)
            {
                tail += chance;
                chance *= (n - k) / (k + 1.0);
            }

            var result = McNemar.Compare(a, b);

            Assert.Equal(2 * (tail + chance), result.Exact.Known, 1e-10);
            Assert.Equal((2 * tail) + chance, result.MidP.Known, 1e-10);
            Assert.Equal(result.Exact, McNemar.Compare(b, a).Exact);
            Assert.InRange(result.MidP.Known, 0, result.Exact.Known);
        });

    [Fact]
    public void Large_counts_approach_the_normal_curve() =>
        Assert.Equal(2 * Normal.Cumulative(-500 / Math.Sqrt(60_500)), McNemar.Compare(30_000, 30_500).MidP.Known, 1e-4);
}
