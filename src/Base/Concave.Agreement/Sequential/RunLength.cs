namespace Concave.Agreement;

/// <summary>Average run length of a Bernoulli CUSUM.</summary>
internal static class RunLength
{
    private const int Nodes = 600;

    /// <summary>Collocation on equally spaced scores with linear interpolation, solved by elimination.</summary>
    internal static double Solve(Cusum cusum, double errorRate)
    {
        if (errorRate is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(errorRate), errorRate, "A rate lies between 0 and 1.");
        var step = cusum.Limit / (Nodes - 1);
        var system = new double[Nodes][];
        for (var i = 0; i < Nodes; i++)
        {
            var row = system[i] = new double[Nodes + 1];
            (row[i], row[Nodes]) = (1, 1);
            Put(row, ((i * step) + cusum.OnError) / step, errorRate);
            Put(row, ((i * step) + cusum.OnCorrect) / step, 1 - errorRate);
        }

        Eliminate(system);
        var at = Math.Min(cusum.Score / step, Nodes - 1);
        var below = (int)Math.Min(Math.Floor(at), Nodes - 2);
        return system[below][Nodes] + ((at - below) * (system[below + 1][Nodes] - system[below][Nodes]));
    }

    private static void Put(double[] row, double position, double chance)
    {
        if (position > Nodes - 1)
            return;
        var at = Math.Max(0, position);
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
