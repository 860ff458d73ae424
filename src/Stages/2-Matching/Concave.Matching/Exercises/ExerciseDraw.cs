using System.Security.Cryptography;
using System.Text;
using Concave.Kernel;

namespace Concave.Matching.Exercises;

/// <summary>
/// Which pairs an exercise has and in which order, as a function of its seed: orders are by HMAC-SHA256(seed, label + "|" +
/// pair). Of pairs with the same content one at most is drawn.
/// </summary>
internal static class ExerciseDraw
{
    /// <summary>
    /// The pairs of a calibration attempt in the order they are shown, or null when there are too few. Pairs the
    /// annotator reads are enough by themselves where they can be; otherwise they come first.
    /// </summary>
    internal static IReadOnlyList<UnseenPair>? Calibration(
        byte[] seed, IEnumerable<UnseenPair> unseen, IReadOnlyList<string> languages, int pairs)
    {
        var (readable, other) = Split(Distinct(seed, unseen), pair => pair.IsReadBy(languages));
        List<UnseenPair> from = readable.Count >= pairs ? readable : [.. readable, .. other];
        var of = from.ToLookup(pair => pair.Truth);
        if (Strata.For(pairs, new(of[Choice.A].Count(), of[Choice.B].Count(), of[Choice.Tie].Count())) is not { } sizes)
            return null;
        return Order(seed, "order",
            [.. of[Choice.A].Take(sizes.A), .. of[Choice.B].Take(sizes.B), .. of[Choice.Tie].Take(sizes.Tie)]);
    }

    /// <summary>
    /// The pairs of a pilot, or null when there are too few that enough people read. Pairs that everybody reads are
    /// drawn first.
    /// </summary>
    /// <param name="panel">The languages of each person.</param>
    /// <param name="readers">How many of them must read a pair, at least.</param>
    internal static IReadOnlyList<UnseenPair>? Pilot(
        byte[] seed, IEnumerable<UnseenPair> unseen, IReadOnlyList<IReadOnlyList<string>> panel, int readers, int pairs)
    {
        var shared = Distinct(seed, unseen).Where(pair => panel.Count(pair.IsReadBy) >= readers);
        var (all, some) = Split(shared, pair => panel.All(pair.IsReadBy));
        List<UnseenPair> drawn = [.. all.Concat(some).Take(pairs)];
        return drawn.Count == pairs ? drawn : null;
    }

    /// <summary>The pairs in the order of a label.</summary>
    internal static IReadOnlyList<UnseenPair> Order(byte[] seed, string label, IEnumerable<UnseenPair> pairs) =>
        [.. pairs.OrderBy(pair => Key(seed, label, pair.Pair), StringComparer.Ordinal).ThenBy(pair => pair.Pair)];

    private static IEnumerable<UnseenPair> Distinct(byte[] seed, IEnumerable<UnseenPair> unseen) =>
        Order(seed, "draw", unseen).DistinctBy(pair => pair.ContentHash, StringComparer.Ordinal);

    private static (List<UnseenPair> Those, List<UnseenPair> Others) Split(IEnumerable<UnseenPair> pairs, Func<UnseenPair, bool> those)
    {
        var of = pairs.ToLookup(those);
        return ([.. of[true]], [.. of[false]]);
    }

    private static string Key(byte[] seed, string label, Guid pair) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes($"{label}|{pair:D}")));
}
