using System.Security.Cryptography;
using System.Text;
using Concave.Datasets.Proof;
using Concave.Kernel;
using CsCheck;

namespace Concave.Datasets.Tests.Proof;

public sealed class KeyedDrawTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly Guid[] Pairs = [.. Enumerable.Range(1, 100).Select(Id)];

    [Theory]
    [InlineData(0, 0.15, 0)]
    [InlineData(1, 0.15, 1)]
    [InlineData(20, 0.15, 3)]
    [InlineData(100, 0.07, 7)]
    [InlineData(101, 0.15, 16)]
    [InlineData(50, 0, 0)]
    [InlineData(50, 1, 50)]
    public void A_share_is_rounded_up_but_not_by_the_noise_of_a_product(int count, double share, int taken) =>
        Assert.Equal(taken, KeyedDraw.Take(count, share));

    [Fact]
    public void The_sample_is_the_head_of_the_pairs_ordered_by_their_keyed_hash()
    {
        var expected = Pairs.OrderBy(p => Hash($"sample|{p}"), StringComparer.Ordinal).Take(15);

        Assert.Equal(expected.Order(), new KeyedDraw(Seed).Sample(Pairs, 0.15).Order());
        Assert.NotEqual(expected.Order(), new KeyedDraw(Seed).SpotChecks(Pairs, 0.15).Order());
    }

    [Fact]
    public void The_order_in_which_pairs_are_given_does_not_move_a_draw() =>
        Gen.Shuffle(Pairs).Sample(shuffled =>
            new KeyedDraw(Seed).Sample(shuffled, 0.2).SetEquals(new KeyedDraw(Seed).Sample(Pairs, 0.2)));

    [Fact]
    public void Sides_follow_the_lowest_bit_of_the_first_byte_and_take_turns()
    {
        var draw = new KeyedDraw(Seed);
        foreach (var pair in Pairs)
        {
            var odd = (Convert.FromHexString(Hash($"side|{pair}|an-1"))[0] & 1) == 1;
            Assert.Equal(odd ? Side.BLeft : Side.ALeft, draw.SideOf(pair, "an-1"));
        }

        Assert.InRange(Pairs.Count(p => draw.SideOf(p, "an-1") == Side.ALeft), 30, 70);
        Assert.Contains(Pairs, p => draw.SideOf(p, "an-1") != draw.SideOf(p, "an-2"));
    }

    [Fact]
    public void Each_block_of_the_stream_has_exactly_one_gold_place()
    {
        var draw = new KeyedDraw(Seed);

        for (var block = 0; block < 50; block++)
            Assert.Single(Enumerable.Range(block * 16, 16), p => draw.IsGoldDue("an-1", p, 0.06));
    }

    [Fact]
    public void A_gold_pair_is_met_once_and_when_the_pool_is_used_up_places_are_ordinary()
    {
        var draw = new KeyedDraw(Seed);
        var pool = Pairs[..5];
        var met = Enumerable.Range(0, 400).Select(p => draw.GoldFor("an-1", p, 0.1, pool)).OfType<Guid>().ToArray();

        Assert.Equal(draw.GoldOrder("an-1", pool), met);
        Assert.Equal(met, Enumerable.Range(0, 400).Select(p => draw.GoldAt("an-1", p, 0.1, draw.GoldOrder("an-1", pool))).OfType<Guid>());
        Assert.Equal(pool.Order(), met.Order());
        Assert.NotEqual(draw.GoldOrder("an-1", pool), draw.GoldOrder("an-2", pool));
    }

    [Fact]
    public void Without_a_share_or_a_pool_there_is_no_gold()
    {
        var draw = new KeyedDraw(Seed);

        Assert.All(Enumerable.Range(0, 100), p => Assert.Null(draw.GoldFor("an-1", p, 0, Pairs)));
        Assert.All(Enumerable.Range(0, 100), p => Assert.Null(draw.GoldFor("an-1", p, 0.5, [])));
    }

    [Fact]
    public void Ids_compare_as_their_text_does() =>
        Gen.Select(Gen.Guid, Gen.Guid).Sample((a, b) =>
            Math.Sign(a.CompareTo(b)) == Math.Sign(string.CompareOrdinal(a.ToString("D"), b.ToString("D"))));

    [Fact]
    public void A_seed_of_another_length_is_refused() => Assert.Throws<ArgumentException>(() => new KeyedDraw(new byte[31]));

    private static string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Seed, Encoding.UTF8.GetBytes(text)));

    private static Guid Id(int n) => new($"0190aaaa-0000-7000-8000-{n:x12}");
}
