namespace Concave.Agreement;

/// <summary>
/// The ratio of two medians, such as the time a task takes with help and without, with a bootstrap interval. The j-th
/// smallest of a resample of n values is the ⌈n·U⌉-th smallest of the data, U being the j-th smallest of n uniforms; so a
/// resample costs one number, drawn by inverting I_x(j, n − j + 1), instead of n.
/// </summary>
public static class MedianRatio
{
    /// <summary>Median of <paramref name="first"/> over median of <paramref name="second"/>, with the percentile interval.</summary>
    /// <param name="first">Any order; not empty for a defined ratio.</param>
    /// <param name="second">The same; a median of 0 leaves the ratio undefined.</param>
    /// <param name="options">Replicates, seed and level.</param>
    public static BootstrapResult Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, BootstrapOptions? options = null)
    {
        options ??= new();
        options.Check();
        var none = Estimate.None(Undefined.NoData);
        if (first.IsEmpty || second.IsEmpty)
            return new(none, none, Interval.None(Undefined.NoData, options.Level), 0, 0);
        Middle above = new(first), below = new(second);
        var ratio = Estimate.Ratio(above.Median, below.Median, Undefined.NotFinite);
        if (!ratio.IsDefined)
            return new(ratio, ratio, Interval.None(ratio.Reason!, options.Level), 0, 0);
        List<double> values = new(options.Replicates);
        for (var r = 0; r < options.Replicates; r++)
        {
            KeyedDraws draws = new(options.Seed, (ulong)r);
            var (top, bottom) = (above.Resampled(draws.Uniform()), below.Resampled(draws.Uniform()));
            if (bottom != 0)
                values.Add(top / bottom);
        }

        values.Sort();
        var lost = options.Replicates - values.Count;
        if (values.Count < 2)
            return new(ratio, Estimate.None(Undefined.NoSpread), Interval.None(Undefined.NoSpread, options.Level), values.Count, lost);
        var mean = values.Average();
        return new(
            ratio, Estimate.Of(Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1))), Limits.Percentile(values, options.Level), values.Count, lost);
    }

    // Sorted values, and where the median of a resample of them lies. An even number has two middles, drawn together.
    private sealed class Middle
    {
        private readonly double[] _sorted;
        private readonly int _from;
        private readonly double[] _lower;
        private readonly double[] _upper;

        internal Middle(ReadOnlySpan<double> values)
        {
            _sorted = values.ToArray();
            Array.Sort(_sorted);
            var (low, high) = ((_sorted.Length + 1) / 2, (_sorted.Length / 2) + 1);
            var reach = (int)(4 * Math.Sqrt(_sorted.Length)) + 2;
            _from = Math.Max(0, low - reach);
            var to = Math.Min(_sorted.Length - 1, high + reach);
            _lower = Chances(low, to);
            _upper = high == low ? _lower : Chances(high, to);
            Median = (_sorted[low - 1] + _sorted[high - 1]) / 2;
        }

        internal double Median { get; }

        internal double Resampled(double u) => (At(_lower, u) + At(_upper, u)) / 2;

        private double[] Chances(int rank, int to)
        {
            var chances = new double[to - _from + 1];
            for (var i = 0; i < chances.Length; i++)
                chances[i] = Beta.Regularised((_from + i + 1.0) / _sorted.Length, rank, _sorted.Length - rank + 1.0);
            return chances;
        }

        private double At(double[] chances, double u)
        {
            var at = Array.BinarySearch(chances, u);
            return _sorted[_from + Math.Min(at < 0 ? ~at : at, chances.Length - 1)];
        }
    }
}
