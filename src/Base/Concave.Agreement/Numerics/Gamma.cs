namespace Concave.Agreement;

/// <summary>Gamma function and its incomplete integral (Abramowitz and Stegun, chapter 6).</summary>
internal static class Gamma
{
    private const double Tiny = 1e-300;

    /// <summary>Bernoulli terms of the Stirling series, ample from 15 upwards.</summary>
    private static readonly double[] Stirling = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156];

    /// <summary>ln Γ(x) for x above 0.</summary>
    internal static double Log(double x)
    {
        var shift = 0.0;
        while (x < 15)
            shift += Math.Log(x++);
        var inverse = 1 / x;
        var (series, power) = (0.0, inverse);
        foreach (var term in Stirling)
        {
            series += term * power;
            power *= inverse * inverse;
        }

        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - shift;
    }

    /// <summary>Q(a, x) = Γ(a, x) / Γ(a).</summary>
    internal static double UpperRegularised(double a, double x)
    {
        if (x <= 0)
            return 1;
        var front = Math.Exp((a * Math.Log(x)) - x - Log(a));
        return x < a + 1 ? 1 - (front * Series(a, x)) : front * Fraction(a, x);
    }

    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < 1000 && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < 1000; n++)
        {
            var step = -n * (n - a);
            b += 2;
            d = 1 / NotZero((step * d) + b);
            c = NotZero(b + (step / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
                break;
        }

        return value;
    }

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
