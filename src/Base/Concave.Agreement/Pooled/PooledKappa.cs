namespace Concave.Agreement;

/// <summary>
/// Cohen's kappa pooled over raters under partial overlap: a ratio of means, so it stays unbiased where pairs of raters
/// share one item or none (the mean of pairwise kappas does not).
/// Per item j with r ≥ 2 labels, A is the mean weighted agreement of its pairs and e the same expected from each rater's
/// distribution over all his labels; kappa = (mean A − mean e) / (1 − mean e).
/// Two complete raters give Cohen's kappa, more complete raters Conger's.
/// Feed first, independent, pre-adjudication labels; gold, filters and adjudication belong to other figures.
/// </summary>
public static class PooledKappa
{
    // One rater's few items may lie among a hundred thousand of his peers'; leaving out each of those would take minutes.
    private const int MostPeerLabels = 5000;

    /// <summary>Groups parallel columns and computes; see <see cref="Ratings.From"/> for their shape.</summary>
    public static PooledKappaResult Compute(
        ReadOnlySpan<int> items, ReadOnlySpan<int> raters, ReadOnlySpan<int> labels, int categories, PooledOptions? options = null) =>
        Compute(Ratings.From(items, raters, labels, categories), options);

    /// <summary>The coefficient, its error and its counts. O(labels × K).</summary>
    /// <exception cref="ArgumentException">The weights are for another number of categories.</exception>
    public static PooledKappaResult Compute(Ratings ratings, PooledOptions? options = null)
    {
        options ??= new();
        ratings.RefuseRepeats();
        var weights = Weighting.For(ratings.Categories, options.Weights);
        return Assemble(ratings, weights, options, PooledPass.Everybody);
    }

    internal static PooledKappaResult Assemble(Ratings ratings, Weights weights, PooledOptions options, int focus)
    {
        var pass = new PooledPass(ratings, weights, options, focus: focus);
        var kappa = pass.Kappa;
        var influence = kappa.IsDefined ? pass.Influence(kappa.Known) : [];
        return new()
        {
            Kappa = kappa,
            Observed = pass.Observed,
            Expected = pass.Expected,
            StandardError = Error(kappa, influence, pass.Items),
            JackknifeStandardError = Jackknife(ratings, weights, options, pass, focus),
            Weights = weights.Name,
            Items = pass.Items,
            SingleItems = pass.SingleItems,
            Labels = ratings.LabelCount,
            Raters = pass.Raters,
            Pairs = pass.Pairs,
            Duplicates = ratings.Duplicates,
            Influence = options.KeepInfluence ? influence : [],
        };
    }

    private static Estimate Error(Estimate kappa, double[] influence, int n)
    {
        if (!kappa.IsDefined)
            return kappa;
        if (n < 2)
            return Estimate.None(Undefined.OneItem);
        var squares = 0.0;
        foreach (var u in influence)
            squares += u * u;
        return Estimate.Of(Math.Sqrt(squares / ((double)n * (n - 1))));
    }

    private static Estimate Jackknife(Ratings ratings, Weights weights, PooledOptions options, PooledPass whole, int focus)
    {
        if (!whole.Kappa.IsDefined)
            return whole.Kappa;
        if (whole.Items < 2)
            return Estimate.None(Undefined.OneItem);
        if (whole.Items >= options.JackknifeBelow || (focus != PooledPass.Everybody && ratings.LabelCount > MostPeerLabels))
            return Estimate.None(Undefined.NotComputed);
        List<double> without = [];
        Dictionary<(int, int), Estimate> singles = [];
        var times = new int[ratings.ItemCount];
        Array.Fill(times, 1);
        for (var item = 0; item < ratings.ItemCount; item++)
        {
            var labels = ratings.LabelsOf(item);
            if (labels.IsEmpty)
                continue;

            // Items with one label are many and alike: one evaluation serves all of a rater's equal labels.
            var key = (ratings.RatersOf(item)[0], labels[0]);
            if (labels.Length > 1 || !singles.TryGetValue(key, out var left))
            {
                times[item] = 0;
                left = new PooledPass(ratings, weights, options, times, focus).Kappa;
                times[item] = 1;
            }

            if (labels.Length == 1)
                singles[key] = left;
            if (left.Value is not { } kappa)
                return left;
            without.Add(kappa);
        }

        return Spread.Jackknife(without);
    }
}
