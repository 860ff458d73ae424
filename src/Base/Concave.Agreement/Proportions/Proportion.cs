namespace Concave.Agreement;

/// <summary>Bounds for a share of successes, such as accuracy on gold.</summary>
public static class Proportion
{
    /// <summary>Successes over trials.</summary>
    public static Estimate Share(int successes, int trials)
    {
        Check(successes, trials);
        return Estimate.Ratio(successes, trials, Undefined.NoData);
    }

    /// <summary>Wilson's score interval: close to nominal coverage on average.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 0; 0 gives an undefined interval.</param>
    /// <param name="level">Nominal coverage, above 0 and below 1.</param>
    public static Interval Wilson(int successes, int trials, double level = 0.95)
    {
        var tail = (1 - Levels.Checked(level)) / 2;
        return new(WilsonBound(successes, trials, tail, -1), WilsonBound(successes, trials, tail, +1), level);
    }

    /// <summary>Wilson's one-sided lower bound.</summary>
    public static Estimate WilsonLower(int successes, int trials, double level = 0.95) =>
        WilsonBound(successes, trials, 1 - Levels.Checked(level), -1);

    /// <summary>Wilson's one-sided upper bound.</summary>
    public static Estimate WilsonUpper(int successes, int trials, double level = 0.95) =>
        WilsonBound(successes, trials, 1 - Levels.Checked(level), +1);

    /// <summary>Clopper–Pearson's exact interval: never below nominal coverage.</summary>
    public static Interval ClopperPearson(int successes, int trials, double level = 0.95)
    {
        var tail = (1 - Levels.Checked(level)) / 2;
        return new(ExactLower(successes, trials, tail), ExactUpper(successes, trials, tail), level);
    }

    /// <summary>Clopper–Pearson's one-sided lower bound, the figure for "proven at least".</summary>
    public static Estimate ClopperPearsonLower(int successes, int trials, double level = 0.95) =>
        ExactLower(successes, trials, 1 - Levels.Checked(level));

    /// <summary>Clopper–Pearson's one-sided upper bound, the figure for "proven below".</summary>
    public static Estimate ClopperPearsonUpper(int successes, int trials, double level = 0.95) =>
        ExactUpper(successes, trials, 1 - Levels.Checked(level));

    private static Estimate WilsonBound(int successes, int trials, double tail, int side)
    {
        Check(successes, trials);
        if (trials == 0)
            return Estimate.None(Undefined.NoData);
        double n = trials;
        var share = successes / n;
        var z = Normal.Quantile(1 - tail);
        var middle = share + (z * z / (2 * n));
        var reach = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));
        return Estimate.Of(Math.Clamp((middle + (side * reach)) / (1 + (z * z / n)), 0, 1));
    }

    private static Estimate ExactLower(int successes, int trials, double tail)
    {
        Check(successes, trials);
        return trials == 0 ? Estimate.None(Undefined.NoData)
            : Estimate.Of(successes == 0 ? 0 : Beta.Quantile(tail, successes, trials - successes + 1));
    }

    private static Estimate ExactUpper(int successes, int trials, double tail)
    {
        Check(successes, trials);
        return trials == 0 ? Estimate.None(Undefined.NoData)
            : Estimate.Of(successes == trials ? 1 : Beta.Quantile(1 - tail, successes + 1, trials - successes));
    }

    private static void Check(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }
}
