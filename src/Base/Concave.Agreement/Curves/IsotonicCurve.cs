namespace Concave.Agreement;

/// <summary>
/// The best never-falling step function from scores to probabilities (pool adjacent violators): calibration without any
/// assumption on the shape, given a few hundred outcomes.
/// </summary>
public sealed class IsotonicCurve
{
    private readonly double[] _scores;
    private readonly double[] _values;

    private IsotonicCurve(double[] scores, double[] values) => (_scores, _values) = (scores, values);

    /// <summary>The scores where the curve was fitted, rising.</summary>
    public IReadOnlyList<double> Scores => _scores;

    /// <summary>The fitted values beside <see cref="Scores"/>, never falling.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Fits by weighted least squares; equal scores share one value.</summary>
    /// <param name="scores">Finite numbers, any order, at least one.</param>
    /// <param name="outcomes">What each score led to: 0 or 1, or any finite number.</param>
    /// <param name="weights">Weights of at least 0; empty means 1 each.</param>
    public static IsotonicCurve Fit(ReadOnlySpan<double> scores, ReadOnlySpan<double> outcomes, ReadOnlySpan<double> weights = default)
    {
        Curve.Check(scores, outcomes);
        if (!weights.IsEmpty && weights.Length != scores.Length)
            throw new ArgumentException("Weights and scores differ in length.", nameof(weights));
        var order = Curve.Order(scores);
        List<(double Weight, double Mean, int Points)> blocks = [];
        List<double> xs = [];
        foreach (var i in order)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (xs.Count > 0 && xs[^1] == scores[i])
                blocks[^1] = Merge(blocks[^1], (weight, outcomes[i], 0));
            else
            {
                xs.Add(scores[i]);
                blocks.Add((weight, outcomes[i], 1));
            }
        }

        return new([.. xs], Pool(blocks));
    }

    /// <summary>The value at a score: interpolated between fitted points, constant beyond them.</summary>
    public double Predict(double score)
    {
        var at = Array.BinarySearch(_scores, score);
        if (at >= 0)
            return _values[at];
        var above = ~at;
        if (above == 0)
            return _values[0];
        if (above == _scores.Length)
            return _values[^1];
        var share = (score - _scores[above - 1]) / (_scores[above] - _scores[above - 1]);
        return _values[above - 1] + (share * (_values[above] - _values[above - 1]));
    }

    private static double[] Pool(List<(double Weight, double Mean, int Points)> points)
    {
        Stack<(double Weight, double Mean, int Points)> pooled = [];
        foreach (var point in points)
        {
            var block = point;
            while (pooled.Count > 0 && pooled.Peek().Mean >= block.Mean)
                block = Merge(pooled.Pop(), block);
            pooled.Push(block);
        }

        return [.. pooled.Reverse().SelectMany(b => Enumerable.Repeat(b.Mean, b.Points))];
    }

    private static (double Weight, double Mean, int Points) Merge(
        (double Weight, double Mean, int Points) a, (double Weight, double Mean, int Points) b)
    {
        var weight = a.Weight + b.Weight;
        var mean = weight == 0 ? (a.Mean + b.Mean) / 2 : ((a.Weight * a.Mean) + (b.Weight * b.Mean)) / weight;
        return (weight, mean, a.Points + b.Points);
    }
}
