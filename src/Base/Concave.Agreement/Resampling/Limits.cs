namespace Concave.Agreement;

/// <summary>Which quantiles of the replicates bound the interval.</summary>
internal static class Limits
{
    // Replicates this near the estimate equal it; they differ by the order of their sums.
    private const double Rounding = 1e-12;

    internal static Interval Percentile(List<double> sorted, double level)
    {
        var tail = (1 - level) / 2;
        return new(Estimate.Of(Quantile(sorted, tail)), Estimate.Of(Quantile(sorted, 1 - tail)), level);
    }

    /// <summary>Φ⁻¹ of the share of replicates below the estimate, those equal to it counted by half.</summary>
    internal static Estimate BiasCorrection(List<double> sorted, double estimate)
    {
        var below = sorted.Sum(v => Math.Abs(v - estimate) <= Rounding ? 0.5 : v < estimate ? 1 : 0);
        return below == 0 || below == sorted.Count
            ? Estimate.None(Undefined.TooSkewed)
            : Estimate.Of(Normal.Quantile(below / sorted.Count));
    }

    /// <summary>Each tail z moved to z₀ + (z₀ + z) / (1 − a (z₀ + z)).</summary>
    internal static Interval Accelerated(List<double> sorted, double level, Estimate bias, Estimate acceleration)
    {
        if (bias.Value is not { } z0)
            return Interval.None(bias.Reason!, level);
        if (acceleration.Value is not { } a)
            return Interval.None(acceleration.Reason!, level);
        var tail = (1 - level) / 2;
        return new(End(Normal.Quantile(tail)), End(Normal.Quantile(1 - tail)), level);

        Estimate End(double z)
        {
            var room = 1 - (a * (z0 + z));
            return room <= 0 ? Estimate.None(Undefined.TooSkewed) : Estimate.Of(Quantile(sorted, Normal.Cumulative(z0 + ((z0 + z) / room))));
        }
    }

    private static double Quantile(List<double> sorted, double p)
    {
        var at = p * (sorted.Count - 1);
        var below = (int)Math.Min(Math.Floor(at), sorted.Count - 2);
        return sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
