namespace Concave.Agreement;

/// <summary>Each rater's label distribution p, optionally shrunk and symmetrised, with W p beside it.</summary>
internal sealed class ChanceShares
{
    private readonly int _categories;
    private readonly bool _symmetrise;
    private readonly double[] _frequency;
    private readonly double[] _pool;
    private readonly double[] _count;
    private readonly double[] _own;
    private readonly double[] _share;
    private readonly double[] _weighted;
    private double _labels;

    internal ChanceShares(Ratings ratings, Weights weights, PooledOptions options, int[]? times, int[]? raterTimes = null)
    {
        (_categories, _symmetrise) = (ratings.Categories, options.Symmetrise);
        _frequency = new double[ratings.RaterCount * _categories];
        _pool = new double[_categories];
        _count = new double[ratings.RaterCount];
        _own = new double[ratings.RaterCount];
        Tally(ratings, times, raterTimes);
        _share = (double[])_frequency.Clone();
        for (var rater = 0; rater < ratings.RaterCount; rater++)
            Shape(rater, options);
        _weighted = Weigh(weights);
    }

    internal int ActiveRaters => _count.Count(n => n > 0);

    internal double Count(int rater) => _count[rater];

    internal ReadOnlySpan<double> Share(int rater) => _share.AsSpan(rater * _categories, _categories);

    internal ReadOnlySpan<double> Weighted(int rater) => _weighted.AsSpan(rater * _categories, _categories);

    /// <summary>
    /// What one label (rater a, category k) does to mean expected agreement, times the number of items.
    /// The degree of shrinkage is held fixed, so the pulls of all labels sum to 0.
    /// </summary>
    internal double[] Pull(double[] gradient)
    {
        var moved = _symmetrise ? Symmetrised(gradient) : gradient;
        var pull = new double[moved.Length];
        var poolGradient = new double[_categories];
        for (var rater = 0; rater < _count.Length; rater++)
        {
            if (_count[rater] == 0)
                continue;
            var (at, mean) = (rater * _categories, 0.0);
            for (var k = 0; k < _categories; k++)
            {
                mean += _frequency[at + k] * moved[at + k];
                poolGradient[k] += (1 - _own[rater]) * moved[at + k];
            }

            for (var k = 0; k < _categories; k++)
                pull[at + k] = _own[rater] / _count[rater] * (moved[at + k] - mean);
        }

        AddPool(pull, poolGradient);
        return pull;
    }

    // A rater drawn several times counts as often in the pool; his own distribution rests on the labels he gave.
    private void Tally(Ratings ratings, int[]? times, int[]? raterTimes)
    {
        for (var item = 0; item < ratings.ItemCount; item++)
        {
            var weight = times?[item] ?? 1;
            var raters = ratings.RatersOf(item);
            var labels = ratings.LabelsOf(item);
            for (var i = 0; i < labels.Length; i++)
            {
                _frequency[(raters[i] * _categories) + labels[i]] += weight;
                _count[raters[i]] += weight;
                var inPool = weight * (raterTimes?[raters[i]] ?? 1);
                _pool[labels[i]] += inPool;
                _labels += inPool;
            }
        }

        for (var i = 0; i < _frequency.Length; i++)
            _frequency[i] /= Math.Max(1, _count[i / _categories]);
        for (var k = 0; k < _categories; k++)
            _pool[k] /= Math.Max(1, _labels);
    }

    private void Shape(int rater, PooledOptions options)
    {
        var count = _count[rater];
        _own[rater] = count > 0 && count < options.ShrinkBelow ? count / (count + options.ShrinkLabels) : 1;
        var share = _share.AsSpan(rater * _categories, _categories);
        for (var k = 0; k < _categories; k++)
            share[k] = (_own[rater] * share[k]) + ((1 - _own[rater]) * _pool[k]);
        if (_symmetrise)
            share[0] = share[1] = (share[0] + share[1]) / 2;
    }

    private double[] Weigh(Weights weights)
    {
        if (weights.IsNominal)
            return _share;
        var weighted = new double[_share.Length];
        for (var i = 0; i < weighted.Length; i++)
        {
            var row = weights.Row(i % _categories);
            var share = Share(i / _categories);
            for (var k = 0; k < _categories; k++)
                weighted[i] += row[k] * share[k];
        }

        return weighted;
    }

    private double[] Symmetrised(double[] gradient)
    {
        var moved = (double[])gradient.Clone();
        for (var at = 0; at < moved.Length; at += _categories)
            moved[at] = moved[at + 1] = (gradient[at] + gradient[at + 1]) / 2;
        return moved;
    }

    private void AddPool(double[] pull, double[] poolGradient)
    {
        var mean = 0.0;
        for (var k = 0; k < _categories; k++)
            mean += _pool[k] * poolGradient[k];
        for (var i = 0; i < pull.Length; i++)
            pull[i] += (poolGradient[i % _categories] - mean) / Math.Max(1, _labels);
    }
}
