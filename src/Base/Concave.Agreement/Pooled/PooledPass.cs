namespace Concave.Agreement;

/// <summary>One evaluation of the pooled coefficient, and the derivatives its error needs.</summary>
internal sealed class PooledPass
{
    internal const int Everybody = -1;

    private readonly Ratings _ratings;
    private readonly Weights _weights;
    private readonly ChanceShares _chance;
    private readonly int _focus;
    private readonly double[] _agreement;
    private readonly double[] _expected;

    // G[a, k]: how mean expected agreement moves with rater a's share of category k, times the number of items.
    private readonly double[] _gradient;
    private double _sumAgreement;
    private double _sumExpected;

    internal PooledPass(Ratings ratings, Weights weights, PooledOptions options, int[]? times = null, int focus = Everybody)
    {
        if (options.Symmetrise && ratings.Categories < 2)
            throw new ArgumentException("Symmetrising needs categories 0 and 1.", nameof(options));
        if (options.ShrinkLabels is not >= 0)
            throw new ArgumentException("Shrinkage cannot add fewer than no labels.", nameof(options));
        (_ratings, _weights, _focus) = (ratings, weights, focus);
        _chance = new ChanceShares(ratings, weights, options, times);
        _agreement = new double[ratings.ItemCount];
        _expected = new double[ratings.ItemCount];
        _gradient = new double[ratings.RaterCount * ratings.Categories];
        for (var item = 0; item < ratings.ItemCount; item++)
        {
            var weight = times?[item] ?? 1;
            if (weight > 0)
                Visit(item, weight);
        }
    }

    internal int Items { get; private set; }

    internal int SingleItems { get; private set; }

    internal long Pairs { get; private set; }

    internal int Raters => _chance.ActiveRaters;

    internal Estimate Observed => Estimate.Ratio(_sumAgreement, Items, Undefined.NoPairs);

    internal Estimate Expected => Estimate.Ratio(_sumExpected, Items, Undefined.NoPairs);

    internal Estimate Kappa => Chance.Corrected(Observed, Expected);

    /// <summary>
    /// u per item id: ((A − Po) − (1 − κ) d) / (1 − Pe), where d is the item's pull on Pe through its own expectation
    /// and through the distributions of its raters. Items outside the mean have only the latter.
    /// </summary>
    internal double[] Influence(double kappa)
    {
        var influence = Pulls(kappa);
        for (var item = 0; item < influence.Length; item++)
            influence[item] /= 1 - Expected.Known;
        return influence;
    }

    /// <summary>(A − Po) − (1 − κ) d per item id, for a kappa that may come from elsewhere.</summary>
    internal double[] Pulls(double kappa)
    {
        var (po, pe) = (Observed.Known, Expected.Known);
        var pull = _chance.Pull(_gradient);
        var pulls = new double[_ratings.ItemCount];
        for (var item = 0; item < pulls.Length; item++)
        {
            var labels = _ratings.LabelsOf(item);
            var raters = _ratings.RatersOf(item);
            var counted = Counts(raters);
            var d = counted ? _expected[item] - pe : 0;
            for (var i = 0; i < labels.Length; i++)
                d += pull[(raters[i] * _ratings.Categories) + labels[i]];
            pulls[item] = (counted ? _agreement[item] - po : 0) - ((1 - kappa) * d);
        }

        return pulls;
    }

    private bool Counts(ReadOnlySpan<int> raters) => raters.Length > 1 && (_focus == Everybody || raters.Contains(_focus));

    private void Visit(int item, int times)
    {
        var labels = _ratings.LabelsOf(item);
        var raters = _ratings.RatersOf(item);
        SingleItems += labels.Length == 1 ? times : 0;
        if (!Counts(raters))
            return;
        Items += times;
        var pairs = _focus == Everybody ? (long)labels.Length * (labels.Length - 1) / 2 : labels.Length - 1;
        Pairs += times * pairs;
        _agreement[item] = Agreement(raters, labels) / pairs;
        _expected[item] = Expectation(raters, pairs, times);
        _sumAgreement += times * _agreement[item];
        _sumExpected += times * _expected[item];
    }

    private double Agreement(ReadOnlySpan<int> raters, ReadOnlySpan<int> labels)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var row = _weights.Row(labels[i]);
            for (var j = i + 1; j < labels.Length; j++)
                sum += _focus == Everybody || raters[i] == _focus || raters[j] == _focus ? row[labels[j]] : 0;
        }

        return sum;
    }

    // All pairs at once through the sum of the raters' distributions; with a focus, only pairs that contain him.
    private double Expectation(ReadOnlySpan<int> raters, long pairs, int times)
    {
        var categories = _ratings.Categories;
        Span<double> all = categories <= 64 ? stackalloc double[categories] : new double[categories];
        all.Clear();
        foreach (var rater in raters)
            Add(all, _chance.Weighted(rater));
        var sum = 0.0;
        foreach (var rater in raters)
        {
            var own = _chance.Weighted(rater);
            var share = _chance.Share(rater);
            var gradient = _gradient.AsSpan(rater * categories, categories);
            var meetsAll = _focus == Everybody || rater == _focus;
            for (var k = 0; k < categories; k++)
            {
                var others = meetsAll ? all[k] - own[k] : _chance.Weighted(_focus)[k];
                sum += share[k] * others;
                gradient[k] += times * others / pairs;
            }
        }

        return sum / (2 * pairs);
    }

    private static void Add(Span<double> sum, ReadOnlySpan<double> term)
    {
        for (var k = 0; k < sum.Length; k++)
            sum[k] += term[k];
    }
}
