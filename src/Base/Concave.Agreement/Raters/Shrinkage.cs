namespace Concave.Agreement;

/// <summary>
/// Estimates of many raters drawn towards their common mean by how little each is known, for display and ranking
/// (DerSimonian and Laird 1986).
/// </summary>
/// <param name="Mean">Common mean.</param>
/// <param name="Spread">True standard deviation between raters (τ); 0 when the differences are all noise.</param>
/// <param name="Values">Each rater's shrunk estimate, in order.</param>
public sealed record Shrinkage(double Mean, double Spread, IReadOnlyList<double> Values)
{
    /// <summary>Shrinks estimates with known errors.</summary>
    /// <param name="estimates">At least one finite number.</param>
    /// <param name="errors">Standard errors above 0, as many.</param>
    public static Shrinkage Compute(ReadOnlySpan<double> estimates, ReadOnlySpan<double> errors)
    {
        Curve.Check(estimates, errors);
        var (x, precision) = (estimates.ToArray(), errors.ToArray().Select(e => 1 / (e * e)).ToArray());
        if (!precision.All(double.IsFinite))
            throw new ArgumentException("Errors must be above 0.", nameof(errors));
        var total = precision.Sum();
        var fixedMean = x.Zip(precision, (v, w) => v * w).Sum() / total;
        var q = x.Zip(precision, (v, w) => w * (v - fixedMean) * (v - fixedMean)).Sum();
        var room = total - (precision.Sum(w => w * w) / total);
        var tau2 = room > 0 ? Math.Max(0, (q - (x.Length - 1)) / room) : 0;
        var weights = precision.Select(w => 1 / ((1 / w) + tau2)).ToArray();
        var mean = x.Zip(weights, (v, w) => v * w).Sum() / weights.Sum();
        return new(mean, Math.Sqrt(tau2), [.. x.Zip(precision, (v, w) => tau2 == 0 ? mean : ((v * w) + (mean / tau2)) / (w + (1 / tau2)))]);
    }
}
