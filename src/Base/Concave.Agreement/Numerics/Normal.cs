namespace Concave.Agreement;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    internal static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>P(Z ≤ x), through the incomplete gamma function of order one half; relative error near 1e-14.</summary>
    internal static double Cumulative(double x)
    {
        var tail = 0.5 * Gamma.UpperRegularised(0.5, x * x / 2);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The x with P(Z ≤ x) = p: a rational start (Hastings 26.2.23) and Halley steps to machine precision.</summary>
    internal static double Quantile(double p)
    {
        if (p is not (> 0 and < 1))
            return p switch { 0 => double.NegativeInfinity, 1 => double.PositiveInfinity, _ => double.NaN };
        if (p > 0.5)
            return -Quantile(1 - p);
        var t = Math.Sqrt(-2 * Math.Log(p));
        var x = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (var step = 0; step < 4; step++)
        {
            var miss = (Cumulative(x) - p) / Density(x);
            x -= miss / (1 + (x * miss / 2));
        }

        return x;
    }
}
