namespace Concave.Agreement;

/// <summary>Exact tails of a binomial count, through the regularised incomplete beta function (Johnson, Kemp and Kotz 2005, §3.6).</summary>
public static class Binomial
{
    /// <summary>P(X ≤ <paramref name="count"/>) for <paramref name="trials"/> trials.</summary>
    /// <param name="count">Any number; below 0 gives 0, from <paramref name="trials"/> on 1.</param>
    /// <param name="trials">At least 0.</param>
    /// <param name="rate">Chance of a success, in [0, 1].</param>
    public static double AtMost(int count, int trials, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (rate is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A chance lies in [0, 1].");
        return count >= trials ? 1 : count < 0 ? 0 : Beta.Regularised(1 - rate, trials - count, count + 1);
    }

    /// <summary>P(X ≥ <paramref name="count"/>).</summary>
    /// <inheritdoc cref="AtMost"/>
    public static double AtLeast(int count, int trials, double rate) => AtMost(trials - count, trials, 1 - rate);
}
