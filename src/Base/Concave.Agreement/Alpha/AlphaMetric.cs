namespace Concave.Agreement;

/// <summary>How far apart two categories are for Krippendorff's alpha.</summary>
public sealed class AlphaMetric
{
    private readonly Func<double[], int, int, double> _distance;

    private AlphaMetric(string name, int? categories, Func<double[], int, int, double> distance) =>
        (Name, Categories, _distance) = (name, categories, distance);

    /// <summary>Name shown beside the coefficient.</summary>
    public string Name { get; }

    /// <summary>Equal or not.</summary>
    public static AlphaMetric Nominal { get; } = new("nominal", null, (_, c, k) => c == k ? 0 : 1);

    /// <summary>
    /// The number of labels between two ranks, squared: it depends on how often each category was used, which is why it
    /// differs from any fixed "ordinal" weights.
    /// </summary>
    public static AlphaMetric Ordinal { get; } = new("ordinal", null, (q, c, k) => Math.Pow(Between(q, c, k), 2));

    /// <summary>Squared difference of the categories' numbers 0 … K − 1.</summary>
    public static AlphaMetric Interval { get; } = new("interval", null, (_, c, k) => (c - k) * (c - k));

    internal int? Categories { get; }

    internal bool IsOrdinal => ReferenceEquals(this, Ordinal);

    /// <summary>Squared difference of given values.</summary>
    /// <param name="values">The number each category stands for, in order.</param>
    public static AlphaMetric IntervalOf(params ReadOnlySpan<double> values)
    {
        var v = Finite(values);
        return new("interval", v.Length, (_, c, k) => (v[c] - v[k]) * (v[c] - v[k]));
    }

    /// <summary>((c − k) / (c + k))² of given values: differences matter more near zero.</summary>
    /// <param name="values">The number of at least 0 each category stands for, in order.</param>
    public static AlphaMetric RatioOf(params ReadOnlySpan<double> values)
    {
        var v = Finite(values);
        if (v.Any(x => x < 0))
            throw new ArgumentException("A ratio scale has no negative values.", nameof(values));
        return new("ratio", v.Length, (_, c, k) => v[c] == v[k] ? 0 : Math.Pow((v[c] - v[k]) / (v[c] + v[k]), 2));
    }

    /// <summary>1 − agreement weight.</summary>
    public static AlphaMetric Of(Weights weights) => new(weights.Name, weights.Categories, (_, c, k) => 1 - weights[c, k]);

    /// <summary>All K × K distances, given the share of labels in each category.</summary>
    internal double[] Distances(double[] shares)
    {
        var k = shares.Length;
        if (Categories is { } own && own != k)
            throw new ArgumentException($"A metric for {own} categories does not fit {k}.", nameof(shares));
        var distances = new double[k * k];
        for (var i = 0; i < distances.Length; i++)
            distances[i] = _distance(shares, i / k, i % k);
        return distances;
    }

    /// <summary>Share of labels from one rank to another, the ends counting half.</summary>
    internal static double Between(double[] shares, int from, int to)
    {
        var (low, high) = from < to ? (from, to) : (to, from);
        var sum = -(shares[low] + shares[high]) / 2;
        for (var g = low; g <= high; g++)
            sum += shares[g];
        return low == high ? 0 : sum;
    }

    private static double[] Finite(ReadOnlySpan<double> values)
    {
        var copy = values.ToArray();
        return copy.All(double.IsFinite) ? copy : throw new ArgumentException("Values must be finite.", nameof(values));
    }
}
