namespace Concave.Agreement;

/// <summary>The two-way analysis of variance behind the intraclass correlations.</summary>
internal sealed record MeanSquares(int Items, int Raters, double BetweenItems, double BetweenRaters, double Residual, double WithinItems)
{
    /// <summary>Why no correlation exists, or null.</summary>
    internal string? Fault =>
        Items < 2 ? Undefined.OneItem : BetweenItems + WithinItems == 0 ? Undefined.OneCategory : null;

    internal static MeanSquares From(ReadOnlySpan<double> rowMajor, int k)
    {
        var n = rowMajor.Length / k;
        if (n < 2)
            return new(n, k, 0, 0, 0, 0);
        var (byItem, byRater, mean) = (new double[n], new double[k], 0.0);
        for (var i = 0; i < rowMajor.Length; i++)
        {
            if (!double.IsFinite(rowMajor[i]))
                throw new ArgumentException($"Score {i} is not a finite number.", nameof(rowMajor));
            byItem[i / k] += rowMajor[i] / k;
            byRater[i % k] += rowMajor[i] / n;
            mean += rowMajor[i] / rowMajor.Length;
        }

        var (residual, within) = (0.0, 0.0);
        for (var i = 0; i < rowMajor.Length; i++)
        {
            residual += Square(rowMajor[i] - byItem[i / k] - byRater[i % k] + mean);
            within += Square(rowMajor[i] - byItem[i / k]);
        }

        return new(
            n, k, k * byItem.Sum(m => Square(m - mean)) / (n - 1), n * byRater.Sum(m => Square(m - mean)) / (k - 1),
            residual / ((n - 1.0) * (k - 1)), within / (n * (k - 1.0)));
    }

    private static double Square(double x) => x * x;
}
