namespace Concave.Agreement;

/// <summary>Average run length of a chart of errors: the mean number of items until its score leaves a band.</summary>
internal static class RunLength
{
    private const int Nodes = 600;

    /// <summary>
    /// Collocation on equally spaced scores with linear interpolation, solved by elimination (after Brook and Evans,
    /// Biometrika 59, 1972).
    /// </summary>
    /// <param name="band">Scores outside it are alarms.</param>
    /// <param name="start">The present score.</param>
    /// <param name="errorRate">The true rate.</param>
    /// <param name="onError">The score that follows an error.</param>
    /// <param name="onCorrect">The score that follows a correct item.</param>
    internal static double Solve(
        (double Low, double High) band, double start, double errorRate, Func<double, double> onError, Func<double, double> onCorrect)
    {
        if (errorRate is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(errorRate), errorRate, "A rate lies between 0 and 1.");
        var step = (band.High - band.Low) / (Nodes - 1);
        var system = new double[Nodes][];
        for (var i = 0; i < Nodes; i++)
        {
            var row = system[i] = new double[Nodes + 1];
            (row[i], row[Nodes]) = (1, 1);
            Put(row, (onError(band.Low + (i * step)) - band.Low) / step, errorRate);
            Put(row, (onCorrect(band.Low + (i * step)) - band.Low) / step, 1 - errorRate);
        }

        Eliminate(system);
        var at = Math.Clamp((start - band.Low) / step, 0, Nodes - 1);
        var below = (int)Math.Min(Math.Floor(at), Nodes - 2);
        return system[below][Nodes] + ((at - below) * (system[below + 1][Nodes] - system[below][Nodes]));
    }

    private static void Put(double[] row, double at, double chance)
    {
        if (at is < 0 or > Nodes - 1)
            return;
        var below = (int)Math.Min(Math.Floor(at), Nodes - 2);
        row[below] -= chance * (1 - (at - below));
        row[below + 1] -= chance * (at - below);
    }

    // Rows are diagonally dominant (each sums to at least 0), so no pivoting is needed.
    private static void Eliminate(double[][] system)
    {
        for (var column = 0; column < Nodes; column++)
        {
            var pivot = system[column];
            for (var r = 0; r < Nodes; r++)
            {
                var factor = r == column ? 0 : system[r][column] / pivot[column];
                for (var c = column; c <= Nodes && factor != 0; c++)
                    system[r][c] -= factor * pivot[c];
            }
        }

        for (var i = 0; i < Nodes; i++)
            system[i][Nodes] /= system[i][i];
    }
}
