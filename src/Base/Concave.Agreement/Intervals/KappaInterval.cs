namespace Concave.Agreement;

/// <summary>
/// Intervals for any coefficient of the form (Po − Pe) / (1 − Pe), on the scale ln(1 − κ):
/// [1 − (1 − κ) e^(+z se/(1−κ)), 1 − (1 − κ) e^(−z se/(1−κ))]. They never pass 1 and keep their coverage for small
/// samples, where κ ± z·se does not.
/// </summary>
public static class KappaInterval
{
    // An error this small is what rounding leaves of 0: every item says the same.
    private const double Rounding = 1e-12;

    /// <summary>Two-sided interval from an estimate and its error.</summary>
    /// <param name="kappa">At most 1. At 1 the interval is undefined here: use the overload that knows the sample.</param>
    /// <param name="standardError">Of κ itself, not under the hypothesis κ = 0.</param>
    /// <param name="level">Nominal coverage, above 0 and below 1.</param>
    public static Interval Log(double kappa, double standardError, double level = 0.95) =>
        Log(Estimate.Of(kappa), Estimate.Of(standardError), Estimate.None(Undefined.NoDisagreement), 0, level);

    /// <summary>Two-sided interval; perfect agreement is bounded through the sample size.</summary>
    /// <param name="kappa">The coefficient.</param>
    /// <param name="standardError">Its error.</param>
    /// <param name="expected">Chance agreement Pe of the sample, used when κ = 1.</param>
    /// <param name="items">Items with two labels, used when κ = 1: observed agreement is at least (α/2)^(1/n).</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Log(Estimate kappa, Estimate standardError, Estimate expected, int items, double level = 0.95) =>
        Log(kappa, IntervalBasis.LargeSample(standardError), expected, items, level);

    /// <summary>One-sided lower bound, the figure for "proven at least".</summary>
    public static Estimate LowerBound(Estimate kappa, Estimate standardError, Estimate expected, int items, double level = 0.95) =>
        LowerBound(kappa, IntervalBasis.LargeSample(standardError), expected, items, level);

    /// <summary>One-sided lower bound from an estimate below 1 and its error.</summary>
    public static Estimate LowerBound(double kappa, double standardError, double level = 0.95) =>
        LowerBound(Estimate.Of(kappa), Estimate.Of(standardError), Estimate.None(Undefined.NoDisagreement), 0, level);

    /// <summary>One-sided upper bound, the figure for "proven below". 1 when agreement is perfect.</summary>
    public static Estimate UpperBound(Estimate kappa, Estimate standardError, double level = 0.95) =>
        UpperBound(kappa, IntervalBasis.LargeSample(standardError), level);

    /// <summary>κ ± z·se, for comparison with other programs. Too narrow and too high below some 100 items.</summary>
    public static Interval Wald(double kappa, double standardError, double level = 0.95)
    {
        var reach = Normal.Quantile(1 - ((1 - Levels.Checked(level)) / 2)) * standardError;
        return new(Estimate.Of(kappa - reach), Estimate.Of(kappa + reach), level);
    }

    internal static Interval Log(Estimate kappa, IntervalBasis basis, Estimate expected, int items, double level)
    {
        var tail = (1 - Levels.Checked(level)) / 2;
        return new(Bound(kappa, basis, expected, items, tail, +1), Bound(kappa, basis, expected, items, tail, -1), level);
    }

    internal static Estimate LowerBound(Estimate kappa, IntervalBasis basis, Estimate expected, int items, double level) =>
        Bound(kappa, basis, expected, items, 1 - Levels.Checked(level), +1);

    internal static Estimate UpperBound(Estimate kappa, IntervalBasis basis, double level) =>
        Bound(kappa, basis, Estimate.None(Undefined.NoDisagreement), 0, 1 - Levels.Checked(level), -1);

    private static Estimate Bound(Estimate kappa, IntervalBasis basis, Estimate expected, int items, double tail, int side)
    {
        if (kappa.Value is not { } k)
            return kappa;
        if (k >= 1)
            return side < 0 ? Estimate.Of(1) : PerfectLower(expected, items, tail);
        if (basis.Error.Value is not { } se)
            return basis.Error;
        if (se < Rounding)
            return Estimate.None(Undefined.NoSpread);
        var reach = basis.Quantile(1 - tail);
        var end = 1 - ((1 - k) * Math.Exp(side * reach * se / (1 - k)));
        return Estimate.Of(basis.IsSmallSample ? Math.Max(end, Least(k, expected)) : end);
    }

    // No agreement at all leaves κ = −Pe / (1 − Pe); a handful of items would put the lower end far below it.
    private static double Least(double kappa, Estimate expected) =>
        expected.Value is { } pe and < 1 ? Math.Min(kappa, -pe / (1 - pe)) : double.NegativeInfinity;

    // Nobody disagreed in n items: the exact binomial bound on observed agreement, carried over with the sample's Pe.
    private static Estimate PerfectLower(Estimate expected, int items, double tail)
    {
        if (expected.Value is not { } pe)
            return expected;
        if (items < 1)
            return Estimate.None(Undefined.NoPairs);
        return Estimate.Ratio(Math.Pow(tail, 1.0 / items) - pe, 1 - pe, Undefined.OneCategory);
    }
}
