namespace Concave.Agreement;

/// <summary>Errors from repeated evaluation.</summary>
internal static class Spread
{
    /// <summary>Delete-one jackknife: √((n − 1)/n Σ (θ₍ᵢ₎ − mean)²).</summary>
    internal static Estimate Jackknife(List<double> without)
    {
        if (without.Count < 2)
            return Estimate.None(Undefined.OneItem);
        var mean = without.Average();
        return Estimate.Of(Math.Sqrt((without.Count - 1.0) / without.Count * without.Sum(v => (v - mean) * (v - mean))));
    }

    /// <summary>The same where each value stands for several identical units.</summary>
    internal static Estimate Jackknife(ReadOnlySpan<double> without, ReadOnlySpan<long> times)
    {
        var (n, sum) = (0.0, 0.0);
        for (var i = 0; i < without.Length; i++)
            (n, sum) = (n + times[i], sum + (times[i] * without[i]));
        if (n < 2)
            return Estimate.None(Undefined.OneItem);
        var squares = 0.0;
        for (var i = 0; i < without.Length; i++)
            squares += times[i] * (without[i] - (sum / n)) * (without[i] - (sum / n));
        return Estimate.Of(Math.Sqrt((n - 1) / n * squares));
    }
}
