namespace Concave.Agreement;

/// <summary>Small symmetric positive definite systems, by Cholesky's factorisation.</summary>
internal static class Symmetric
{
    /// <summary>The x with matrix · x = right.</summary>
    internal static double[] Solve(double[] matrix, double[] right)
    {
        var n = right.Length;
        var factor = Factor(matrix, n);
        var x = right.ToArray();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
                x[i] -= factor[(i * n) + j] * x[j];
            x[i] /= factor[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
                x[i] -= factor[(j * n) + i] * x[j];
            x[i] /= factor[(i * n) + i];
        }

        return x;
    }

    /// <summary>The inverse, row by row.</summary>
    internal static double[] Inverse(double[] matrix, int n)
    {
        var inverse = new double[n * n];
        for (var column = 0; column < n; column++)
        {
            var unit = new double[n];
            unit[column] = 1;
            var solved = Solve(matrix, unit);
            for (var row = 0; row < n; row++)
                inverse[(row * n) + column] = solved[row];
        }

        return inverse;
    }

    private static double[] Factor(double[] matrix, int n)
    {
        var factor = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * n) + j];
                for (var k = 0; k < j; k++)
                    sum -= factor[(i * n) + k] * factor[(j * n) + k];
                factor[(i * n) + j] = i == j ? Math.Sqrt(sum) : sum / factor[(j * n) + j];
            }
        }

        return factor;
    }
}
