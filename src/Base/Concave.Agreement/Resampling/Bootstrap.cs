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
        Run(coefficient(table), options ?? new(), () => Acceleration.ByLeavingOut(table.Times, t => coefficient(table.With(t))), draws =>
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
        Run(coefficient(table), options ?? new(), () => Acceleration.ByLeavingOut(table, coefficient), draws =>
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
        var rated = Rated(ratings);
        var whole = new PooledPass(ratings, weights, pooled);
        return Run(whole.Kappa, options ?? new(), () => Acceleration.OfInfluence(whole.Influence(whole.Kappa.Known)), draws =>
            new PooledPass(ratings, weights, pooled, Drawn(ref draws, rated, ratings.ItemCount)).Kappa);
    }

    /// <summary>
    /// For the pooled coefficient with items and raters both drawn anew: would other raters on other items agree as much?
    /// The pigeonhole bootstrap (Owen, Annals of Applied Statistics 1, 2007), with pairs of a rater and his own copy left
    /// out. No resampling is exact for crossed samples (McCullagh, Bernoulli 6, 2000); this one errs on the wide side,
    /// most where items have two labels: there about twice the error of <see cref="OfPooled"/> even if raters are all
    /// alike. Give it beside that interval, not in its place. Percentile limits only.
    /// </summary>
    /// <param name="ratings">The data; with few raters many replicates have no pair and count as undefined.</param>
    /// <param name="pooled">Options of the coefficient.</param>
    /// <param name="options">Replicates, seed and level.</param>
    /// <exception cref="ArgumentException">BCa limits, which are not defined for two samples at once.</exception>
    public static BootstrapResult OfPooledTwoWay(Ratings ratings, PooledOptions? pooled = null, BootstrapOptions? options = null)
    {
        (pooled, options) = (pooled ?? new(), options ?? new());
        ratings.RefuseRepeats();
        if (options.Limits != BootstrapLimits.Percentile)
            throw new ArgumentException("Resampling items and raters gives percentile limits only.", nameof(options));
        var weights = Weighting.For(ratings.Categories, pooled.Weights);
        var rated = Rated(ratings);
        int[] active = [.. rated.SelectMany(item => ratings.RatersOf(item).ToArray()).Distinct().Order()];
        return Run(new PooledPass(ratings, weights, pooled).Kappa, options, () => Estimate.None(Undefined.NotComputed), draws =>
        {
            var items = Drawn(ref draws, rated, ratings.ItemCount);
            return new TwoWayPass(ratings, weights, pooled, items, Drawn(ref draws, active, ratings.RaterCount)).Kappa;
        });
    }

    private static int[] Rated(Ratings ratings) =>
        [.. Enumerable.Range(0, ratings.ItemCount).Where(item => !ratings.LabelsOf(item).IsEmpty)];

    // As many draws from the ids as there are; how often each came up.
    private static int[] Drawn(ref KeyedDraws draws, int[] ids, int below)
    {
        var times = new int[below];
        for (var i = 0; i < ids.Length; i++)
            times[ids[(int)(draws.Uniform() * ids.Length)]]++;
        return times;
    }

    private static BootstrapResult Run(
        Estimate estimate, BootstrapOptions options, Func<Estimate> acceleration, Func<KeyedDraws, Estimate> replicate)
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
        return Summary(estimate, values, options, acceleration);
    }

    private static BootstrapResult Summary(Estimate estimate, List<double> sorted, BootstrapOptions options, Func<Estimate> acceleration)
    {
        var lost = options.Replicates - sorted.Count;
        if (sorted.Count < 2)
            return new(estimate, Estimate.None(Undefined.NoSpread), Interval.None(Undefined.NoSpread, options.Level), sorted.Count, lost);
        var mean = sorted.Average();
        var error = Estimate.Of(Math.Sqrt(sorted.Sum(v => (v - mean) * (v - mean)) / (sorted.Count - 1)));
        if (options.Limits == BootstrapLimits.Percentile)
            return new(estimate, error, Limits.Percentile(sorted, options.Level), sorted.Count, lost);
        var (bias, a) = (Limits.BiasCorrection(sorted, estimate.Known), acceleration());
        return new(estimate, error, Limits.Accelerated(sorted, options.Level, bias, a), sorted.Count, lost)
        {
            BiasCorrection = bias,
            Acceleration = a,
        };
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
