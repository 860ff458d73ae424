namespace Concave.Agreement;

/// <summary>The error an interval rests on, and how far its own uncertainty widens the interval.</summary>
/// <param name="Error">Standard error of κ.</param>
/// <param name="Degrees">Degrees of freedom of Student's t; infinite for the normal distribution.</param>
internal readonly record struct IntervalBasis(Estimate Error, double Degrees)
{
    // Below this the large-sample error is too small, and the exact jackknife costs little.
    internal const int JackknifeBelow = 100;

    internal static IntervalBasis LargeSample(Estimate error) => new(error, double.PositiveInfinity);

    /// <summary>The jackknife where it was computed, against t with one degree fewer than items (Tukey 1958).</summary>
    internal static IntervalBasis Of(Estimate jackknife, Estimate largeSample, long items) =>
        jackknife.IsDefined ? new(jackknife, items - 1) : LargeSample(largeSample);

    internal bool IsSmallSample => !double.IsPositiveInfinity(Degrees);

    internal double Quantile(double p) => IsSmallSample ? Student.Quantile(p, Degrees) : Normal.Quantile(p);
}
