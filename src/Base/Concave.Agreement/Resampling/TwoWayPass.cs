namespace Concave.Agreement;

/// <summary>
/// The pooled coefficient of items and raters drawn with replacement. A rater drawn twice is two raters with equal labels
/// who are never paired with each other: nobody's agreement with himself counts.
/// </summary>
internal sealed class TwoWayPass
{
    private readonly Ratings _ratings;
    private readonly Weights _weights;
    private readonly ChanceShares _chance;
    private readonly int[] _raterTimes;
    private readonly double[] _others;
    private double _items;
    private double _agreement;
    private double _expected;

    internal TwoWayPass(Ratings ratings, Weights weights, PooledOptions options, int[] itemTimes, int[] raterTimes)
    {
        (_ratings, _weights, _raterTimes) = (ratings, weights, raterTimes);
        _chance = new ChanceShares(ratings, weights, options, itemTimes, raterTimes);
        _others = new double[ratings.Categories];
        for (var item = 0; item < ratings.ItemCount; item++)
        {
            if (itemTimes[item] > 0)
                Visit(item, itemTimes[item]);
        }
    }

    internal Estimate Kappa => Chance.Corrected(
        Estimate.Ratio(_agreement, _items, Undefined.NoPairs), Estimate.Ratio(_expected, _items, Undefined.NoPairs));

    private void Visit(int item, int times)
    {
        var raters = _ratings.RatersOf(item);
        var labels = _ratings.LabelsOf(item);
        var (pairs, agreement, expected) = (0.0, 0.0, 0.0);
        for (var i = 1; i < labels.Length; i++)
        {
            if (_raterTimes[raters[i]] == 0)
                continue;
            var row = _weights.Row(labels[i]);
            Array.Clear(_others);
            var met = 0;
            for (var j = 0; j < i; j++)
            {
                var copies = _raterTimes[raters[j]];
                met += copies;
                agreement += (double)copies * _raterTimes[raters[i]] * row[labels[j]];
                Add(_chance.Weighted(raters[j]), copies);
            }

            pairs += (double)met * _raterTimes[raters[i]];
            expected += _raterTimes[raters[i]] * Product(_chance.Share(raters[i]));
        }

        if (pairs == 0)
            return;
        _items += times;
        _agreement += times * agreement / pairs;
        _expected += times * expected / pairs;
    }

    private void Add(ReadOnlySpan<double> weighted, int copies)
    {
        for (var k = 0; k < _others.Length; k++)
            _others[k] += copies * weighted[k];
    }

    private double Product(ReadOnlySpan<double> share)
    {
        var sum = 0.0;
        for (var k = 0; k < _others.Length; k++)
            sum += share[k] * _others[k];
        return sum;
    }
}
