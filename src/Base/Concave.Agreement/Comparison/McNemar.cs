namespace Concave.Agreement;

/// <summary>
/// Whether two raters, or one rater before and after, are right equally often on the same items (McNemar, 1947).
/// Items on which both are right or both wrong say nothing about that. If the two are equally good, the others fall on
/// either side like a fair coin, so the p-values are sums of binomial chances, not approximations.
/// </summary>
public static class McNemar
{
    /// <summary>Compares by the items on which the two differ.</summary>
    /// <param name="onlyFirst">Items only the first got right, at least 0.</param>
    /// <param name="onlySecond">Items only the second got right, at least 0.</param>
    public static McNemarResult Compare(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        var (fewer, n) = (Math.Min(onlyFirst, onlySecond), (double)onlyFirst + onlySecond);
        if (n == 0)
            return new(onlyFirst, onlySecond, Estimate.None(Undefined.NoDifference), Estimate.None(Undefined.NoDifference));
        var chance = Chance(fewer, n);
        if (onlyFirst == onlySecond)
            return new(onlyFirst, onlySecond, Estimate.Of(1), Estimate.Of(1 - (chance / 2)));

        // P(X ≤ k) of a fair coin thrown n times is the incomplete beta integral I½(n − k, k + 1).
        // Just off the middle twice the tail is 1 less one probability, which rounding may lift above 1.
        var exact = Math.Min(1, 2 * Beta.Regularised(0.5, n - fewer, fewer + 1.0));
        return new(onlyFirst, onlySecond, Estimate.Of(exact), Estimate.Of(exact - chance));
    }

    /// <summary>Compares two parallel columns, item by item.</summary>
    /// <param name="first">Whether the first was right on each item.</param>
    /// <param name="second">The same of the second, as long as <paramref name="first"/>.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static McNemarResult Compare(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"{first.Length} items of the first, {second.Length} of the second.", nameof(second));
        var (onlyFirst, onlySecond) = (0, 0);
        for (var i = 0; i < first.Length; i++)
        {
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += second[i] && !first[i] ? 1 : 0;
        }

        return Compare(onlyFirst, onlySecond);
    }

    // Chance of exactly k heads in n throws.
    private static double Chance(double k, double n) =>
        Math.Exp(Gamma.Log(n + 1) - Gamma.Log(k + 1) - Gamma.Log(n - k + 1) - (n * Math.Log(2)));
}

/// <summary>Two p-values for the same comparison, both two-sided.</summary>
/// <param name="OnlyFirst">Items only the first got right.</param>
/// <param name="OnlySecond">Items only the second got right.</param>
/// <param name="Exact">
/// Never rejects equals more often than it says, and for that too seldom. Undefined where the two never differ.
/// </param>
/// <param name="MidP">
/// Counts what was seen by half: close to its nominal level and stronger, the better default (Fagerland, Lydersen and
/// Laake, BMC Medical Research Methodology 13:91, 2013). Undefined where the two never differ.
/// </param>
public sealed record McNemarResult(int OnlyFirst, int OnlySecond, Estimate Exact, Estimate MidP);
