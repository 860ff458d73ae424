namespace Concave.Agreement;

/// <summary>
/// How much a visible suggestion pulls people to itself. Whoever would not have agreed with it by themselves either
/// follows it or does not: the pull is the share who do, 1 − (1 − p₁)/(1 − p₀), with p₁ the agreement of those who saw it
/// and p₀ of those who did not. Its interval is that of a ratio of risks on the scale of logarithms (Katz and others,
/// Biometrics 34, 1978).
/// </summary>
/// <param name="Difference">p₁ − p₀.</param>
/// <param name="DifferenceInterval">Hybrid score interval (Newcombe, Statistics in Medicine 17, 1998, method 10).</param>
/// <param name="Pull">0: the suggestion changes nobody; 1: everybody ends with it; below 0: it repels.</param>
/// <param name="PullInterval">Below 1; without a lower bound of its own.</param>
public sealed record Following(Estimate Difference, Interval DifferenceInterval, Estimate Pull, Interval PullInterval)
{
    private const double Level = 0.95;

    /// <summary>From two arms that differ by chance and by the suggestion only.</summary>
    /// <param name="agreed">Who saw it and agrees with it.</param>
    /// <param name="shown">Who saw it.</param>
    /// <param name="agreedAlone">Who did not see it and agrees with it.</param>
    /// <param name="withheld">Who did not see it.</param>
    public static Following Of(int agreed, int shown, int agreedAlone, int withheld)
    {
        if (shown == 0 || withheld == 0)
        {
            var none = Estimate.None(Undefined.NoData);
            return new(none, Interval.None(Undefined.NoData, Level), none, Interval.None(Undefined.NoData, Level));
        }

        var (p1, p0) = (agreed / (double)shown, agreedAlone / (double)withheld);
        return new(Estimate.Of(p1 - p0), Newcombe(agreed, shown, agreedAlone, withheld), Estimate.Ratio(p1 - p0, 1 - p0, Undefined.NoSpread), Katz(shown - agreed, shown, withheld - agreedAlone, withheld));
    }

    private static Interval Newcombe(int h1, int n1, int h0, int n0)
    {
        var (w1, w0) = (Proportion.Wilson(h1, n1, Level), Proportion.Wilson(h0, n0, Level));
        var (p1, p0) = (h1 / (double)n1, h0 / (double)n0);
        double Reach(double a, double b) => Math.Sqrt((a * a) + (b * b));
        return new(
            Estimate.Of(p1 - p0 - Reach(p1 - w1.Lower.Known, w0.Upper.Known - p0)),
            Estimate.Of(p1 - p0 + Reach(w1.Upper.Known - p1, p0 - w0.Lower.Known)), Level);
    }

    // Of the risk not to agree. Half a case is added to all four counts where one is empty (Walter, Biometrics 31, 1975).
    private static Interval Katz(int against, int shown, int againstAlone, int withheld)
    {
        if (againstAlone == 0)
            return Interval.None(Undefined.NoSpread, Level);
        var half = against == 0 ? 0.5 : 0;
        var (x1, n1, x0, n0) = (against + half, shown + half, againstAlone + half, withheld + half);
        var (log, reach) = (Math.Log(x1 / n1 / (x0 / n0)), Normal.Quantile(1 - ((1 - Level) / 2)) * Math.Sqrt((1 / x1) - (1 / n1) + (1 / x0) - (1 / n0)));
        return new(Estimate.Of(1 - Math.Exp(log + reach)), Estimate.Of(1 - Math.Exp(log - reach)), Level);
    }
}
