namespace Concave.Agreement;

/// <summary>Which exact or score bound a plan rests on.</summary>
public enum ProportionBound
{
    /// <summary>Clopper–Pearson, never below its level.</summary>
    Exact,

    /// <summary>Wilson, at its level on average.</summary>
    Wilson,
}

/// <summary>How many gold items prove an accuracy, and how often a gate errs.</summary>
public static class AccuracyPlan
{
    private const int Limit = 1_000_000;

    /// <summary>The least number of items on which <paramref name="errors"/> errors still prove the accuracy.</summary>
    /// <param name="errors">Errors made.</param>
    /// <param name="accuracy">To be proven, above 0 and below 1.</param>
    /// <param name="level">One-sided confidence.</param>
    /// <param name="bound">Which lower bound must reach it.</param>
    public static Estimate ItemsToProve(int errors, double accuracy, double level = 0.95, ProportionBound bound = ProportionBound.Exact)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(errors);
        Levels.Checked(level);
        if (accuracy is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, "An accuracy to prove lies between 0 and 1.");
        var (low, high) = (errors, errors + 1);
        while (!Proves(errors, high, accuracy, level, bound))
        {
            if (high > Limit)
                return Estimate.None(Undefined.Unreachable);
            (low, high) = (high, high * 2);
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Proves(errors, middle, accuracy, level, bound) ? (low, middle) : (middle, high);
        }

        return Estimate.Of(high);
    }

    /// <summary>
    /// The smallest gold set on which a rater of true accuracy <paramref name="truth"/> proves <paramref name="accuracy"/>
    /// with this power, and the errors it allows.
    /// </summary>
    /// <returns>Null when the rater is no better than what is to be proven, or no set of up to 10,000 allowed errors is enough.</returns>
    public static GoldSet? SmallestGoldSet(double truth, double accuracy, double power, double level = 0.95)
    {
        if (truth <= accuracy)
            return null;
        for (var errors = 0; errors <= 10_000; errors++)
        {
            if (ItemsToProve(errors, accuracy, level).Value is not { } items)
                return null;
            if (Binomial.AtMost(errors, (int)items, 1 - truth) >= power)
                return new((int)items, errors);
        }

        return null;
    }

    /// <summary>Chance that the observed share reaches <paramref name="threshold"/> on <paramref name="items"/> items.</summary>
    public static double ChanceOfPoint(double truth, double threshold, int items) =>
        Binomial.AtMost((int)Math.Floor((items * (1 - threshold)) + 1e-9), items, 1 - truth);

    // The exact lower bound reaches the accuracy just when so few errors would be rare at that accuracy.
    private static bool Proves(int errors, int items, double accuracy, double level, ProportionBound bound) =>
        bound == ProportionBound.Exact
            ? Levels.IsAtMost(Binomial.AtMost(errors, items, 1 - accuracy), 1 - level)
            : Proportion.WilsonLower(items - errors, items, level).AtLeast(accuracy);
}

/// <summary>A gold set.</summary>
/// <param name="Items">Gold items.</param>
/// <param name="Errors">Errors allowed.</param>
public sealed record GoldSet(int Items, int Errors);
