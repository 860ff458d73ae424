namespace Concave.Agreement;

/// <summary>
/// The pooled coefficient with chance agreement taken inside each stratum (language, domain, model pair):
/// Σ n (Po − Pe) / Σ n (1 − Pe). Strata with different marginals would inflate a kappa computed over all of them at once.
/// </summary>
public static class StratifiedKappa
{
    /// <summary>Combines the strata of a set of ratings.</summary>
    /// <param name="ratings">All labels.</param>
    /// <param name="stratumOfItem">Stratum id of each item id, dense, from 0.</param>
    /// <param name="options">As for <see cref="PooledKappa"/>; rater distributions are taken within the stratum.</param>
    public static StratifiedResult Compute(Ratings ratings, ReadOnlySpan<int> stratumOfItem, PooledOptions? options = null)
    {
        options ??= new();
        ratings.RefuseRepeats();
        if (stratumOfItem.Length != ratings.ItemCount)
            throw new ArgumentException($"{ratings.ItemCount} items need as many strata, got {stratumOfItem.Length}.", nameof(stratumOfItem));
        var weights = Weighting.For(ratings.Categories, options.Weights);
        var strata = new PooledPass[Columns.CountIds(stratumOfItem)];
        var results = new PooledKappaResult[strata.Length];
        for (var s = 0; s < strata.Length; s++)
        {
            var times = Members(stratumOfItem, s);
            strata[s] = new(ratings, weights, options, times);
            results[s] = PooledKappa.Compute(ratings.Only(item => times[item] > 0), options);
        }

        var kappa = Combine(results);
        return new(kappa, kappa.Value is { } k ? Error(strata, stratumOfItem, k) : kappa, Expected(results), results);
    }

    /// <summary>Σ n (Po − Pe) / Σ n (1 − Pe) over strata computed elsewhere; strata without pairs do not count.</summary>
    public static Estimate Combine(IEnumerable<PooledKappaResult> strata)
    {
        var (above, room, items) = (0.0, 0.0, 0);
        foreach (var s in strata.Where(s => s.Items > 0))
        {
            above += s.Items * (s.Observed.Known - s.Expected.Known);
            room += s.Items * (1 - s.Expected.Known);
            items += s.Items;
        }

        return items == 0 ? Estimate.None(Undefined.NoPairs)
            : room < 1e-12 * items ? Estimate.None(Undefined.OneCategory)
            : Estimate.Of(above / room);
    }

    // Strata are fixed by design, so each contributes the spread of its own items about the common kappa.
    private static Estimate Error(PooledPass[] strata, ReadOnlySpan<int> stratumOfItem, double kappa)
    {
        var (variance, room, estimable) = (0.0, 0.0, 0);
        for (var s = 0; s < strata.Length; s++)
        {
            var n = strata[s].Items;
            if (n == 0)
                continue;
            room += n * (1 - strata[s].Expected.Known);
            if (n < 2)
                continue;
            estimable++;
            var pulls = strata[s].Pulls(kappa);
            for (var item = 0; item < pulls.Length; item++)
                variance += stratumOfItem[item] == s ? pulls[item] * pulls[item] * n / (n - 1) : 0;
        }

        return estimable == 0 ? Estimate.None(Undefined.OneItem) : Estimate.Of(Math.Sqrt(variance) / room);
    }

    private static Estimate Expected(PooledKappaResult[] strata)
    {
        var items = strata.Sum(s => s.Items);
        return Estimate.Ratio(strata.Where(s => s.Items > 0).Sum(s => s.Items * s.Expected.Known), items, Undefined.NoPairs);
    }

    private static int[] Members(ReadOnlySpan<int> stratumOfItem, int stratum)
    {
        var times = new int[stratumOfItem.Length];
        for (var item = 0; item < times.Length; item++)
            times[item] = stratumOfItem[item] == stratum ? 1 : 0;
        return times;
    }
}
