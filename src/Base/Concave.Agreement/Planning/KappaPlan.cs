namespace Concave.Agreement;

/// <summary>
/// Sample size and power for nominal kappa of two raters: how many doubly judged items a figure needs.
/// The population: true categories with given shares, two equally good raters whose errors are independent and even
/// (see <see cref="GateImplication"/>). Large-sample theory (Fleiss, Cohen and Everitt 1969; Flack and others 1988).
/// </summary>
public static class KappaPlan
{
    private const int Limit = 100_000_000;

    /// <summary>SE · √n of kappa in the population where two raters reach this kappa.</summary>
    /// <param name="kappa">Kappa between the raters, at least 0 and below 1.</param>
    /// <param name="prevalence">Share of each true category, summing to 1, at least two of them.</param>
    public static double ErrorTimesRootItems(double kappa, params ReadOnlySpan<double> prevalence)
    {
        if (kappa is not (>= 0 and < 1) || !GateImplication.AccuracyForPairKappa(kappa, prevalence).IsDefined)
            throw new ArgumentOutOfRangeException(nameof(kappa), kappa, "A kappa from 0 to below 1, and more than one category in use, are needed.");
        var accuracy = GateImplication.AccuracyForPairKappa(kappa, prevalence).Known;
        var table = GateImplication.PairTable(accuracy, prevalence);
        var k = prevalence.Length;
        var share = new double[k];
        for (var cell = 0; cell < table.Length; cell++)
            share[cell / k] += table[cell];
        var pe = share.Sum(q => q * q);
        var mean = kappa - (pe * (1 - kappa));
        var sum = 0.0;
        for (var cell = 0; cell < table.Length; cell++)
        {
            var (i, j) = (cell / k, cell % k);
            var deviation = (i == j ? 1 : 0) - ((share[i] + share[j]) * (1 - kappa)) - mean;
            sum += table[cell] * deviation * deviation;
        }

        return Math.Sqrt(sum) / (1 - pe);
    }

    /// <summary>Half the width of the two-sided interval κ ± z·SE expected from <paramref name="items"/> items.</summary>
    public static double HalfWidth(double kappa, int items, double level, params ReadOnlySpan<double> prevalence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        return Normal.Quantile(1 - ((1 - Levels.Checked(level)) / 2)) * ErrorTimesRootItems(kappa, prevalence) / Math.Sqrt(items);
    }

    /// <summary>Items for a half width of at most <paramref name="halfWidth"/>.</summary>
    public static int ItemsForHalfWidth(double kappa, double halfWidth, double level, params ReadOnlySpan<double> prevalence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfWidth);
        var z = Normal.Quantile(1 - ((1 - Levels.Checked(level)) / 2));
        return Ceiling(Math.Pow(z * ErrorTimesRootItems(kappa, prevalence) / halfWidth, 2));
    }

    /// <summary>
    /// Items so that a one-sided test of <paramref name="hypothesis"/> finds a true <paramref name="kappa"/> with this power.
    /// </summary>
    public static int ItemsForTest(double kappa, double hypothesis, double alpha, double power, params ReadOnlySpan<double> prevalence)
    {
        if (kappa == hypothesis)
            throw new ArgumentException("The hypothesis must differ from the true kappa.", nameof(hypothesis));
        var reach = (Normal.Quantile(1 - Levels.Checked(alpha)) * ErrorTimesRootItems(hypothesis, prevalence))
            + (Normal.Quantile(Levels.Checked(power)) * ErrorTimesRootItems(kappa, prevalence));
        return Ceiling(Math.Pow(reach / (kappa - hypothesis), 2));
    }

    /// <summary>Chance that the estimate itself reaches <paramref name="threshold"/>: a batch just at it passes half the time.</summary>
    public static double ChanceOfPoint(double kappa, double threshold, int items, params ReadOnlySpan<double> prevalence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        var error = ErrorTimesRootItems(kappa, prevalence) / Math.Sqrt(items);
        return threshold >= 1 ? 0 : Normal.Cumulative((Math.Log(1 - threshold) - Math.Log(1 - kappa)) * (1 - kappa) / error);
    }

    /// <summary>Chance that the one-sided log-scale lower bound reaches <paramref name="threshold"/>, at least 0.</summary>
    public static double ChanceOfLowerBound(
        double kappa, double threshold, int items, double level, params ReadOnlySpan<double> prevalence)
    {
        var z = Normal.Quantile(Levels.Checked(level));
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        var (low, high) = (threshold, 1.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            var error = middle < 1 ? ErrorTimesRootItems(middle, prevalence) / Math.Sqrt(items) : 0;
            var bound = middle < 1 ? 1 - ((1 - middle) * Math.Exp(z * error / (1 - middle))) : 1;
            (low, high) = bound < threshold ? (middle, high) : (low, middle);
        }

        return high >= 1 - 1e-9 ? 0 : ChanceOfPoint(kappa, high, items, prevalence);
    }

    private static int Ceiling(double items) => items <= Limit
        ? (int)Math.Ceiling(items - 1e-9)
        : throw new ArgumentException($"More than {Limit} items would be needed.", nameof(items));
}
