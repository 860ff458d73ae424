namespace Concave.Agreement;

/// <summary>Chance agreement averaged over all pairs of raters, and its pull by label.</summary>
internal sealed class CongerPass
{
    private readonly Ratings _ratings;
    private readonly Weights _weights;
    private readonly ChanceShares _shares;
    private readonly int[] _active;
    private readonly double[] _all;

    internal CongerPass(Ratings ratings, Weights weights)
    {
        (_ratings, _weights) = (ratings, weights);
        _shares = new(ratings, weights, new(), times: null);
        _active = [.. Enumerable.Range(0, ratings.RaterCount).Where(rater => _shares.Count(rater) > 0)];
        _all = new double[ratings.Categories];
        foreach (var rater in _active)
        {
            for (var k = 0; k < _all.Length; k++)
                _all[k] += _shares.Weighted(rater)[k];
        }
    }

    internal Estimate Expected
    {
        get
        {
            var sum = 0.0;
            foreach (var rater in _active)
            {
                for (var k = 0; k < _all.Length; k++)
                    sum += _shares.Share(rater)[k] * Others(rater, k);
            }

            return Estimate.Ratio(sum, OrderedPairs, Undefined.NoPairs);
        }
    }

    private double OrderedPairs => (double)_active.Length * (_active.Length - 1);

    internal Estimate StandardError(Estimate value, int rated, int twice)
    {
        if (value.Value is not { } kappa)
            return value;
        if (twice < 2)
            return Estimate.None(Undefined.OneItem);
        var pe = Expected.Known;
        var pull = _shares.Pull(Gradient());
        var squares = 0.0;
        for (var item = 0; item < _ratings.ItemCount; item++)
        {
            var labels = _ratings.LabelsOf(item);
            if (labels.IsEmpty)
                continue;
            var d = 0.0;
            for (var i = 0; i < labels.Length; i++)
                d += rated * pull[(_ratings.RatersOf(item)[i] * _all.Length) + labels[i]];
            var own = labels.Length < 2 ? 0 : (double)rated / twice * (Agreement(labels) - pe) / (1 - pe);
            var u = own - kappa - ((1 - kappa) * d / (1 - pe));
            squares += u * u;
        }

        return Estimate.Of(Math.Sqrt(squares / ((double)rated * (rated - 1))));
    }

    private double[] Gradient()
    {
        var gradient = new double[_ratings.RaterCount * _all.Length];
        foreach (var rater in _active)
        {
            for (var k = 0; k < _all.Length; k++)
                gradient[(rater * _all.Length) + k] = 2 * Others(rater, k) / OrderedPairs;
        }

        return gradient;
    }

    private double Others(int rater, int category) => _all[category] - _shares.Weighted(rater)[category];

    private double Agreement(ReadOnlySpan<int> labels)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            for (var j = i + 1; j < labels.Length; j++)
                sum += 2 * _weights[labels[i], labels[j]];
        }

        return sum / ((double)labels.Length * (labels.Length - 1));
    }
}
