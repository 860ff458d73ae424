namespace Concave.Agreement;

/// <summary>
/// Platt's logistic calibration: P(outcome) = 1 / (1 + e^(−(slope · score + intercept))), fitted by Newton steps to
/// Platt's smoothed targets, so it never reaches 0 or 1 and needs fewer outcomes than <see cref="IsotonicCurve"/>.
/// </summary>
/// <param name="Slope">Change of the log-odds per unit of score.</param>
/// <param name="Intercept">Log-odds at score 0.</param>
public sealed record PlattCurve(double Slope, double Intercept)
{
    /// <summary>Fits the curve.</summary>
    /// <param name="scores">Finite numbers, at least one.</param>
    /// <param name="outcomes">True where the event came about.</param>
    public static PlattCurve Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes)
    {
        var targets = Targets(outcomes);
        Curve.Check(scores, targets);
        var (slope, intercept) = (0.0, Math.Log(targets.Average() / (1 - targets.Average())));
        var loss = Loss(scores, targets, slope, intercept);
        for (var round = 0; round < 100; round++)
        {
            var (bySlope, byIntercept) = Step(scores, targets, slope, intercept);
            var stride = 1.0;
            double next;
            while ((next = Loss(scores, targets, slope + (stride * bySlope), intercept + (stride * byIntercept))) > loss && stride > 1e-10)
                stride /= 2;
            (slope, intercept) = (slope + (stride * bySlope), intercept + (stride * byIntercept));
            if (loss - next < 1e-13 * Math.Max(1, Math.Abs(loss)))
                break;
            loss = next;
        }

        return new(slope, intercept);
    }

    /// <summary>The calibrated probability of a score, above 0 and below 1 for moderate scores.</summary>
    public double Predict(double score) => 1 / (1 + Math.Exp(-((Slope * score) + Intercept)));

    // (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2): a uniform prior on both classes.
    private static double[] Targets(ReadOnlySpan<bool> outcomes)
    {
        var positives = outcomes.Count(true);
        var (high, low) = ((positives + 1.0) / (positives + 2), 1.0 / (outcomes.Length - positives + 2));
        var targets = new double[outcomes.Length];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = outcomes[i] ? high : low;
        return targets;
    }

    private static (double Slope, double Intercept) Step(ReadOnlySpan<double> scores, double[] targets, double slope, double intercept)
    {
        const double ridge = 1e-12;
        var (g0, g1, h00, h01, h11) = (0.0, 0.0, ridge, 0.0, ridge);
        for (var i = 0; i < targets.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-((slope * scores[i]) + intercept)));
            var (miss, weight) = (targets[i] - p, p * (1 - p));
            (g0, g1) = (g0 + miss, g1 + (miss * scores[i]));
            (h00, h01, h11) = (h00 + weight, h01 + (weight * scores[i]), h11 + (weight * scores[i] * scores[i]));
        }

        var determinant = (h00 * h11) - (h01 * h01);
        return determinant <= 0 ? (0, g0 / h00) : (((h00 * g1) - (h01 * g0)) / determinant, ((h11 * g0) - (h01 * g1)) / determinant);
    }

    private static double Loss(ReadOnlySpan<double> scores, double[] targets, double slope, double intercept)
    {
        var loss = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var f = (slope * scores[i]) + intercept;
            loss += Math.Max(f, 0) - (targets[i] * f) + Math.Log(1 + Math.Exp(-Math.Abs(f)));
        }

        return loss;
    }
}
