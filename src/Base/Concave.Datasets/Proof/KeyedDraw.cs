using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Concave.Kernel;

namespace Concave.Datasets.Proof;

/// <summary>
/// Every draw of a round as a function of its seed: which pairs are judged twice, which response stands left, where gold
/// stands, which pairs are spot checked. h(text) is HMAC-SHA256 of the UTF-8 text under the 32-byte seed; ids are written
/// lower-case with dashes. Nobody can choose a draw, and whoever holds the seed can repeat it.
/// </summary>
public sealed class KeyedDraw
{
    /// <summary>Bytes of a seed.</summary>
    public const int SeedLength = 32;

    private readonly byte[] _seed;

    /// <param name="seed">Exactly 32 bytes.</param>
    /// <exception cref="ArgumentException">The seed has another length.</exception>
    public KeyedDraw(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
            throw new ArgumentException($"A seed has {SeedLength} bytes, this one {seed.Length}.", nameof(seed));
        _seed = seed.ToArray();
    }

    /// <summary>The random sample of a round: the first ⌈share·n − 1e-9⌉ of its pairs ordered by h("sample|" + pair).</summary>
    /// <param name="pairs">The round's production pairs.</param>
    /// <param name="share">In [0, 1].</param>
    public HashSet<Guid> Sample(IReadOnlyCollection<Guid> pairs, double share) => First("sample|", pairs, share);

    /// <summary>The pairs of the tier 3 check, drawn like <see cref="Sample"/> with h("spot|" + pair).</summary>
    public HashSet<Guid> SpotChecks(IReadOnlyCollection<Guid> pairs, double share) => First("spot|", pairs, share);

    /// <summary>The gold pairs whose suggestion is wrong on purpose, drawn like <see cref="Sample"/> with h("wrong|" + pair).</summary>
    public HashSet<Guid> WrongSuggestions(IReadOnlyCollection<Guid> pairs, double share) => First("wrong|", pairs, share);

    /// <summary>Which response the annotator sees on the left: A when the lowest bit of h("side|" + pair + "|" + annotator)'s first byte is 0.</summary>
    public Side SideOf(Guid pair, string annotator) =>
        (Hash($"side|{pair:D}|{annotator}")[0] & 1) == 0 ? Side.ALeft : Side.BLeft;

    /// <summary>
    /// Whether a place of the annotator's stream is due for gold: each block of ⌊1/share + 1e-9⌋ places has one, at
    /// u64(h("gold|" + annotator + "|" + block)) modulo the block's length.
    /// </summary>
    /// <param name="annotator">Pseudonym.</param>
    /// <param name="position">0-based place.</param>
    /// <param name="share">In [0, 1]; 0 means never.</param>
    public bool IsGoldDue(string annotator, int position, double share)
    {
        if (share <= 0)
            return false;
        var (block, place) = Math.DivRem(position, BlockLength(share));
        var due = BinaryPrimitives.ReadUInt64BigEndian(Hash($"gold|{annotator}|{block}")) % (ulong)BlockLength(share);
        return (ulong)place == due;
    }

    /// <summary>The gold pair that stands at a place of the annotator's stream, or null for an ordinary pair.</summary>
    /// <param name="annotator">Pseudonym.</param>
    /// <param name="position">0-based place.</param>
    /// <param name="share">In [0, 1]; 0 means never.</param>
    /// <param name="pool">The round's gold pool, in any order. When it is used up, places are ordinary again.</param>
    public Guid? GoldFor(string annotator, int position, double share, IReadOnlyList<Guid> pool) =>
        pool.Count > 0 && IsGoldDue(annotator, position, share) ? At(GoldOrder(annotator, pool), position, share) : null;

    /// <summary>The same as <see cref="GoldFor"/> for a caller that keeps the annotator's order and asks for many places.</summary>
    /// <param name="annotator">Pseudonym.</param>
    /// <param name="position">0-based place.</param>
    /// <param name="share">In [0, 1]; 0 means never.</param>
    /// <param name="order">What <see cref="GoldOrder"/> gave for the annotator and the round's whole pool.</param>
    public Guid? GoldAt(string annotator, int position, double share, IReadOnlyList<Guid> order) =>
        order.Count > 0 && IsGoldDue(annotator, position, share) ? At(order, position, share) : null;

    /// <summary>The pool in the order in which the annotator meets it: by h("pick|" + annotator + "|" + pair), then pair.</summary>
    public IReadOnlyList<Guid> GoldOrder(string annotator, IReadOnlyCollection<Guid> pool) => Ordered($"pick|{annotator}|", pool);

    /// <summary>Unused verified pairs in the order in which a round's pool takes them: by h("pool|" + pair), then pair.</summary>
    public IReadOnlyList<Guid> PoolOrder(IReadOnlyCollection<Guid> unused) => Ordered("pool|", unused);

    /// <summary>A slot's place in the round's ring: u64(h("order|" + pair + "|" + ordinal)) without its highest bit, so 0 or more.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="ordinal">0 for the pair's first judgment.</param>
    public long OrderKey(Guid pair, int ordinal) =>
        (long)(BinaryPrimitives.ReadUInt64BigEndian(Hash(string.Create(CultureInfo.InvariantCulture, $"order|{pair:D}|{ordinal}"))) & long.MaxValue);

    /// <summary>How many pairs a share of <paramref name="count"/> is: ⌈share·count − 1e-9⌉.</summary>
    public static int Take(int count, double share) => Math.Clamp((int)Math.Ceiling((share * count) - 1e-9), 0, count);

    /// <summary>Places of a stream among which one is gold: ⌊1/share + 1e-9⌋.</summary>
    /// <param name="share">In (0, 1].</param>
    public static int BlockLength(double share) => Math.Max(1, (int)Math.Floor((1 / share) + 1e-9));

    private static Guid? At(IReadOnlyList<Guid> order, int position, double share) =>
        position / BlockLength(share) is var block && block < order.Count ? order[block] : null;

    private HashSet<Guid> First(string prefix, IReadOnlyCollection<Guid> pairs, double share) =>
        [.. Ordered(prefix, pairs).Take(Take(pairs.Count, share))];

    private Guid[] Ordered(string prefix, IReadOnlyCollection<Guid> pairs)
    {
        var drawn = new (byte[] Hash, Guid Pair)[pairs.Count];
        var at = 0;
        foreach (var pair in pairs)
            drawn[at++] = (Hash($"{prefix}{pair:D}"), pair);
        Array.Sort(drawn, (left, right) =>
            left.Hash.AsSpan().SequenceCompareTo(right.Hash) is not 0 and var order ? order : left.Pair.CompareTo(right.Pair));
        return Array.ConvertAll(drawn, d => d.Pair);
    }

    private byte[] Hash(string text) => HMACSHA256.HashData(_seed, Encoding.UTF8.GetBytes(text));
}
