namespace Concave.Datasets.Reporting;

/// <summary>The exact test of one half.</summary>
internal static class FairCoin
{
    /// <summary>min(1, 2 · P(X ≤ min(hits, n − hits))) for X ~ Binomial(n, ½); null when n is 0. O(n), relative error near 1e-12.</summary>
    internal static double? TwoSided(int hits, int n)
    {
        if (n == 0)
            return null;
        var k = Math.Min(hits, n - hits);
        return 2 * k == n ? 1 : Math.Min(1, 2 * Mass(k, n) * TailOverMass(k, n));
    }

    // C(n, k) / 2ⁿ with the halves taken as soon as the product allows, so that neither end leaves the doubles.
    private static double Mass(int k, int n)
    {
        var (product, halves) = (1.0, n);
        for (var i = 1; i <= k; i++)
        {
            product *= (double)(n - k + i) / i;
            for (; product > 1 && halves > 0; halves--)
                product /= 2;
        }

        return double.ScaleB(product, -halves);
    }

    // Σ_{i ≤ k} C(n, i) / C(n, k), from the largest term down.
    private static double TailOverMass(int k, int n)
    {
        var (sum, term) = (1.0, 1.0);
        for (var i = k; i > 0 && term > sum * 1e-18; i--)
        {
            term *= (double)i / (n - i + 1);
            sum += term;
        }

        return sum;
    }
}
