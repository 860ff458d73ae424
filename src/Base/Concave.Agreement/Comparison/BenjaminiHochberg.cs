namespace Concave.Agreement;

/// <summary>
/// Many tests at once, such as one for each annotator each day: of those flagged, the expected share flagged wrongly
/// stays at or below the rate asked for (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995).
/// It holds for independent tests and for tests that rise and fall together (Benjamini and Yekutieli, Annals of
/// Statistics 29, 2001). Leave out tests that have no p-value.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>
    /// The smallest rate at which each test would be flagged: min over ranks at or above its own of p × tests / rank.
    /// In the order given, each in [0, 1] and not below its p-value; empty for no tests.
    /// </summary>
    /// <param name="pValues">One for each test, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An entry is no probability.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var adjusted = pValues.ToArray();
        foreach (var p in adjusted)
        {
            if (p is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "A p-value lies between 0 and 1.");
        }

        int[] order = [.. Enumerable.Range(0, adjusted.Length)];
        Array.Sort(pValues.ToArray(), order);
        var least = 1.0;
        for (var rank = order.Length; rank > 0; rank--)
        {
            var test = order[rank - 1];
            least = Math.Min(least, adjusted[test] * (order.Length / (double)rank));
            adjusted[test] = least;
        }

        return adjusted;
    }

    /// <summary>Which tests to flag.</summary>
    /// <param name="pValues">One for each test, in [0, 1].</param>
    /// <param name="rate">Accepted share of false ones among the flagged, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An entry is no probability, or the rate is out of range.</exception>
    public static bool[] Flag(ReadOnlySpan<double> pValues, double rate = 0.05)
    {
        if (rate is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate lies between 0 and 1.");
        return [.. Adjust(pValues).Select(p => p <= rate)];
    }
}
