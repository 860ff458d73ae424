using System.Numerics;

namespace Concave.Agreement.Tests;

/// <summary>A replicate is replayed from its key alone, so the numbers behind it must stay what they are.</summary>
public sealed class KeyedDrawsTests
{
    private static readonly BigInteger Word = BigInteger.One << 64, Golden = 0x9E3779B97F4A7C15;

    [Fact]
    public void The_generator_below_is_the_published_SplitMix64() =>
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431], SplitMix(1234567, 4));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(ulong.MaxValue, 1999)]
    public void Every_key_and_stream_starts_its_own_SplitMix64(ulong key, ulong stream)
    {
        var expected = SplitMix(Mix(Mix(key) ^ Mix(((stream * Golden) + 1) % Word)), 5);
        KeyedDraws words = new(key, stream), shares = new(key, stream);

        Assert.Equal(expected, Enumerable.Range(0, 5).Select(_ => words.Next()));
        Assert.Equal(expected.Select(w => ((w / 2048) + .5) / Math.Pow(2, 53)), Enumerable.Range(0, 5).Select(_ => shares.Uniform()));
    }

    [Theory]
    [InlineData(0, .5)]
    [InlineData(5, 0)]
    [InlineData(5, 1)]
    public void What_is_certain_costs_no_number(long n, double p)
    {
        KeyedDraws draws = new(7, 3), fresh = new(7, 3);

        Assert.Equal(p == 1 ? n : 0, draws.Binomial(n, p));
        Assert.Equal(fresh.Next(), draws.Next());
    }

    [Theory]
    [InlineData(8, .25)]
    [InlineData(19, .5)]
    [InlineData(30, .3)]
    public void A_small_count_is_the_quantile_of_one_number_and_of_its_failures_above_one_half(int n, double p)
    {
        for (ulong stream = 0; stream < 300; stream++)
        {
            KeyedDraws draws = new(11, stream), mirrored = new(11, stream), fresh = new(11, stream);
            var quantile = Quantile(n, p, fresh.Uniform());

            Assert.Equal(quantile, draws.Binomial(n, p));
            Assert.Equal(p == .5 ? quantile : n - quantile, mirrored.Binomial(n, 1 - p));
            Assert.Equal(fresh.Next(), draws.Next());
        }
    }

    [Fact]
    public void From_a_mean_of_ten_on_a_count_takes_two_numbers_at_least()
    {
        KeyedDraws draws = new(11, 0), fresh = new(11, 0);
        ulong[] first = [fresh.Next(), fresh.Next()];

        draws.Binomial(20, .5);

        Assert.DoesNotContain(draws.Next(), first);
    }

    [Theory]
    [InlineData(20, .5)]
    [InlineData(40, .4)]
    [InlineData(1000, .01)]
    [InlineData(1000, .3)]
    public void Every_count_comes_up_as_often_as_it_should(int n, double p)
    {
        const int Draws = 100_000;
        var seen = new double[n + 1];
        KeyedDraws draws = new(5, (ulong)n);
        for (var i = 0; i < Draws; i++)
            seen[draws.Binomial(n, p)]++;

        var (distance, cells) = (0.0, 0);
        for (var k = 0; k <= n; k++)
        {
            var expected = Draws * Math.Exp(LogChance(n, k, p));
            if (expected < 4)
                continue;
            distance += (seen[k] - expected) * (seen[k] - expected) / expected;
            cells++;
        }

        // Chi-squared: its mean is the number of cells, its deviation the root of twice that.
        Assert.InRange(distance, 0, cells + (4 * Math.Sqrt(2 * cells)));
    }

    [Fact]
    public void A_large_count_can_also_be_none()
    {
        KeyedDraws draws = new(13, 0);
        var none = 0;
        for (var i = 0; i < 300_000; i++)
            none += draws.Binomial(1000, .01) == 0 ? 1 : 0;

        // 300,000 · .99¹⁰⁰⁰ = 12.95, give or take 3.6.
        Assert.InRange(none, 1, 27);
    }

    private static int Quantile(int n, double p, double u)
    {
        var k = 0;
        for (var sum = Math.Exp(LogChance(n, 0, p)); sum < u; sum += Math.Exp(LogChance(n, k, p)))
            k++;
        return k;
    }

    private static double LogChance(int n, int k, double p)
    {
        var log = (k * Math.Log(p)) + ((n - k) * Math.Log(1 - p));
        for (var i = 1; i <= k; i++)
            log += Math.Log((n - k + i) / (double)i);
        return log;
    }

    // Steele, Lea and Flood 2014, in whole numbers of any size: what leaves 64 bits is cut off by hand.
    private static ulong[] SplitMix(BigInteger state, int count) =>
        [.. Enumerable.Range(1, count).Select(i => (ulong)Mix((state + (i * Golden)) % Word))];

    private static BigInteger Mix(BigInteger z)
    {
        z = (z ^ (z / BigInteger.Pow(2, 30))) * 0xBF58476D1CE4E5B9 % Word;
        z = (z ^ (z / BigInteger.Pow(2, 27))) * 0x94D049BB133111EB % Word;
        return z ^ (z / BigInteger.Pow(2, 31));
    }
}
