namespace Concave.Agreement;

/// <summary>
/// Resampling of whole items (all labels of an item together), with everything recomputed. Items that look alike are
/// drawn as one multinomial over patterns, so the cost follows the number of patterns. Same seed, same result.
/// </summary>
public static class Bootstrap
{
    /// <summary>For any coefficient on counts, such as <c>t =&gt; Krippendorff.Value(t)</c>.</summary>
    /// <param name="table">The data.</param>
    /// <param name="coefficient">Evaluated on the data and on each resample; must depend on its argument alone.</param>
    /// <param name="options">Replicates, seed and level.</param>
    public static BootstrapResult OfCounts(CountTable table, Func<CountTable, Estimate> coefficient, BootstrapOptions? options = null) =>
        Run(coefficient(table), options ?? new(), draws =>
        {
            var times = new long[table.Patterns];
            Multinomial(draws, table.Times, times);
            return coefficient(table.With(times));
        });

    /// <summary>For any coefficient of a two-rater table, such as <c>t =&gt; Cohen.FromTable(t, 3).Kappa</c>.</summary>
    /// <param name="table">K × K counts.</param>
    /// <param name="coefficient">Evaluated on the table and on each resample.</param>
    /// <param name="options">Replicates, seed and level.</param>
    public static BootstrapResult OfTable(long[] table, Func<long[], Estimate> coefficient, BootstrapOptions? options = null) =>
        Run(coefficient(table), options ?? new(), draws =>
        {
            var times = new long[table.Length];
            Multinomial(draws, table, times);
            return coefficient(times);
        });

    /// <summary>For the pooled coefficient, whose items rarely look alike: an audit of its closed-form error.</summary>
    /// <param name="ratings">The data.</param>
    /// <param name="pooled">Options of the coefficient.</param>
    /// <param name="options">Replicates, seed and level.</param>
    public static BootstrapResult OfPooled(Ratings ratings, PooledOptions? pooled = null, BootstrapOptions? options = null)
    {
        pooled ??= new();
        ratings.RefuseRepeats();
        var weights = Weighting.For(ratings.Categories, pooled.Weights);
        int[] rated = [.. Enumerable.Range(0, ratings.ItemCount).Where(item => !ratings.LabelsOf(item).IsEmpty)];
        return Run(new PooledPass(ratings, weights, pooled).Kappa, options ?? new(), draws =>
        {
            var times = new int[ratings.ItemCount];
            for (var i = 0; i < rated.Length; i++)
                times[rated[(int)(draws.Uniform() * rated.Length)]]++;
            return new PooledPass(ratings, weights, pooled, times).Kappa;
        });
    }

    private static BootstrapResult Run(Estimate estimate, BootstrapOptions options, Func<KeyedDraws, Estimate> replicate)
    {
        options.Check();
        if (!estimate.IsDefined)
            return new(estimate, estimate, Interval.None(estimate.Reason!, options.Level), 0, 0);
        List<double> values = new(options.Replicates);
        for (var r = 0; r < options.Replicates; r++)
        {
            if (replicate(new(options.Seed, (ulong)r)).Value is { } value)
                values.Add(value);
        }

        values.Sort();
        return Summary(estimate, values, options);
    }

    private static BootstrapResult Summary(Estimate estimate, List<double> sorted, BootstrapOptions options)
    {
        var lost = options.Replicates - sorted.Count;
        if (sorted.Count < 2)
            return new(estimate, Estimate.None(Undefined.NoSpread), Interval.None(Undefined.NoSpread, options.Level), sorted.Count, lost);
        var mean = sorted.Average();
        var error = Math.Sqrt(sorted.Sum(v => (v - mean) * (v - mean)) / (sorted.Count - 1));
        var tail = (1 - options.Level) / 2;
        Interval interval = new(Estimate.Of(Quantile(sorted, tail)), Estimate.Of(Quantile(sorted, 1 - tail)), options.Level);
        return new(estimate, Estimate.Of(error), interval, sorted.Count, lost);
    }

    private static double Quantile(List<double> sorted, double p)
    {
        var at = p * (sorted.Count - 1);
        var below = (int)Math.Min(Math.Floor(at), sorted.Count - 2);
        return sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }

    private static void Multinomial(KeyedDraws draws, ReadOnlySpan<long> shares, Span<long> times)
    {
        var total = 0L;
        foreach (var share in shares)
            total += share;
        var left = total;
        for (var p = 0; p < shares.Length && left > 0; p++)
        {
            times[p] = draws.Binomial(left, (double)shares[p] / total);
            left -= times[p];
            total -= shares[p];
        }
    }
}
