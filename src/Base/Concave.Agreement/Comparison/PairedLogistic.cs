namespace Concave.Agreement;

/// <summary>
/// Which differences between the taken and the left side of a pair go with being taken, all at once: a conditional
/// logistic regression on matched pairs (Breslow and Day, Statistical Methods in Cancer Research I, 1980, chapter 7),
/// P(taken) = 1 / (1 + exp(−β·d)). There is no intercept: which side is called first cannot matter. A normal prior keeps
/// a look that never fails from running to infinity; its pull is negligible beyond some fifty pairs.
/// </summary>
public static class PairedLogistic
{
    private const int MostSteps = 60;
    private const double Settled = 1e-10;

    /// <summary>Fits by Newton's method.</summary>
    /// <param name="rowMajor">Taken minus left: one row a pair, one column a look, finite.</param>
    /// <param name="looks">Columns, at least 1.</param>
    /// <param name="priorSpread">
    /// Standard deviation of the prior of each coefficient, per root mean square of its column; 2.5 allows odds ratios of
    /// over a hundred.
    /// </param>
    /// <returns>One effect a look, in order. A look that is 0 in every pair has no effect, with the reason.</returns>
    public static IReadOnlyList<PairedEffect> Fit(ReadOnlySpan<double> rowMajor, int looks, double priorSpread = 2.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(looks, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(priorSpread);
        if (rowMajor.Length % looks != 0)
            throw new ArgumentException($"{rowMajor.Length} differences do not fill rows of {looks}.", nameof(rowMajor));
        var scale = Scales(rowMajor, looks);
        var rows = rowMajor.ToArray();
        for (var i = 0; i < rows.Length; i++)
            rows[i] = scale[i % looks] > 0 ? rows[i] / scale[i % looks] : 0;
        var penalty = 1 / (priorSpread * priorSpread);
        var beta = Climb(rows, looks, penalty);
        var information = Information(rows, looks, penalty, beta, out _, out var slope);
        var missing = rows.Length == 0 ? Undefined.NoData : Undefined.NoSpread;
        var covariance = Symmetric.Inverse(information, looks);
        return [.. Enumerable.Range(0, looks).Select(k => scale[k] > 0
            ? new PairedEffect(Estimate.Of(beta[k]), Estimate.Of(Math.Sqrt(covariance[(k * looks) + k])), scale[k], Estimate.Of(slope * beta[k]))
            : PairedEffect.None(missing))];
    }

    private static double[] Scales(ReadOnlySpan<double> rows, int looks)
    {
        var squares = new double[looks];
        for (var i = 0; i < rows.Length; i++)
        {
            if (!double.IsFinite(rows[i]))
                throw new ArgumentException($"Difference {i} is not finite.", nameof(rows));
            squares[i % looks] += rows[i] * rows[i];
        }

        var pairs = Math.Max(1, rows.Length / looks);
        return Array.ConvertAll(squares, s => Math.Sqrt(s / pairs));
    }

    // The penalised likelihood is concave, so a step that is halved until it climbs cannot miss the top.
    private static double[] Climb(double[] rows, int looks, double penalty)
    {
        var beta = new double[looks];
        var height = Height(rows, looks, penalty, beta);
        for (var step = 0; step < MostSteps; step++)
        {
            var information = Information(rows, looks, penalty, beta, out var gradient, out _);
            var move = Symmetric.Solve(information, gradient);
            var (next, reached, part) = (beta, height, 1.0);
            for (; part > 1e-6; part /= 2)
            {
                next = [.. beta.Select((b, k) => b + (part * move[k]))];
                reached = Height(rows, looks, penalty, next);
                if (reached >= height)
                    break;
            }

            if (reached < height)
                return beta;
            var gained = reached - height;
            (beta, height) = (next, reached);
            if (gained < Settled * (1 + Math.Abs(height)))
                return beta;
        }

        return beta;
    }

    private static double Height(double[] rows, int looks, double penalty, double[] beta)
    {
        var height = -penalty / 2 * beta.Sum(b => b * b);
        for (var at = 0; at < rows.Length; at += looks)
        {
            var x = Score(rows.AsSpan(at, looks), beta);
            height -= x > 0 ? Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x)) - x;
        }

        return height;
    }

    // slope: mean of σ(1 − σ), which turns a coefficient into the average change of the chance.
    private static double[] Information(double[] rows, int looks, double penalty, double[] beta, out double[] gradient, out double slope)
    {
        var information = new double[looks * looks];
        gradient = Array.ConvertAll(beta, b => -penalty * b);
        slope = 0;
        for (var k = 0; k < looks; k++)
            information[(k * looks) + k] = penalty;
        for (var at = 0; at < rows.Length; at += looks)
        {
            var row = rows.AsSpan(at, looks);
            var left = 1 / (1 + Math.Exp(Score(row, beta)));
            var weight = left * (1 - left);
            slope += weight;
            for (var i = 0; i < looks; i++)
            {
                gradient[i] += left * row[i];
                for (var j = 0; j < looks; j++)
                    information[(i * looks) + j] += weight * row[i] * row[j];
            }
        }

        slope /= Math.Max(1, rows.Length / looks);
        return information;
    }

    private static double Score(ReadOnlySpan<double> row, double[] beta)
    {
        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
            sum += row[k] * beta[k];
        return sum;
    }
}

/// <summary>The effect of one look with the others held constant.</summary>
/// <param name="Coefficient">Log odds of being taken per root mean square of the look's differences.</param>
/// <param name="StandardError">Of <paramref name="Coefficient"/>, from the curvature at the maximum.</param>
/// <param name="Scale">That root mean square, in the look's own unit; divide the coefficient by it for log odds per unit.</param>
/// <param name="Average">Average change of the chance of being taken for one such step, in [−0.25, 0.25] times the coefficient.</param>
public sealed record PairedEffect(Estimate Coefficient, Estimate StandardError, double Scale, Estimate Average)
{
    /// <summary>Two-sided Wald interval of <see cref="Coefficient"/>.</summary>
    /// <param name="level">Nominal coverage, above 0 and below 1.</param>
    public Interval Interval(double level = 0.95)
    {
        if (Coefficient.Value is not { } value || StandardError.Value is not { } error)
            return Agreement.Interval.None(Coefficient.Reason ?? StandardError.Reason!, level);
        var reach = Normal.Quantile(1 - ((1 - Levels.Checked(level)) / 2)) * error;
        return new(Estimate.Of(value - reach), Estimate.Of(value + reach), level);
    }

    /// <summary>Two-sided p-value of no effect, from the standard normal distribution.</summary>
    public Estimate PValue => Coefficient.Value is { } value && StandardError.Value is { } error
        ? Estimate.Of(2 * Normal.Cumulative(-Math.Abs(value) / error))
        : Estimate.None(Coefficient.Reason ?? StandardError.Reason!);

    internal static PairedEffect None(string reason) => new(Estimate.None(reason), Estimate.None(reason), 0, Estimate.None(reason));
}
