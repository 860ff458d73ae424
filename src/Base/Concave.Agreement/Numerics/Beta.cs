namespace Concave.Agreement;

/// <summary>The regularised incomplete beta function and its inverse: binomial tails, Clopper–Pearson, F quantiles.</summary>
internal static class Beta
{
    private const double Tiny = 1e-300;

    /// <summary>I_x(a, b), by Lentz's continued fraction.</summary>
    internal static double Regularised(double x, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        var front = Math.Exp((a * Math.Log(x)) + (b * double.LogP1(-x)) + Gamma.Log(a + b) - Gamma.Log(a) - Gamma.Log(b));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    /// <summary>The x with I_x(a, b) = p, by bisection: 200 halvings cannot miss, and speed is no concern here.</summary>
    internal static double Quantile(double p, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 200 && low < high; step++)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
                break;
            if (Regularised(middle, a, b) < p)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>The quantile of Fisher's F with the given degrees of freedom.</summary>
    internal static double FisherQuantile(double p, double numerator, double denominator)
    {
        var x = Quantile(p, numerator / 2, denominator / 2);
        return denominator * x / (numerator * (1 - x));
    }

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < 10_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
                break;
        }

        return value;
    }

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
