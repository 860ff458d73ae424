namespace Concave.Agreement;

/// <summary>
/// One evaluation of alpha = 1 − (n − 1)/n · D / E, with D = Σ o d / n over the coincidences o of labels within items
/// and E = Σ q q d over their shares q.
/// </summary>
internal sealed class AlphaPass
{
    private readonly CountTable _table;
    private readonly double[] _coincidence;
    private readonly double[] _shares;
    private readonly double[] _distance;
    private readonly AlphaMetric _metric;
    private readonly double _labels;
    private readonly double _within;
    private readonly double _across;

    internal AlphaPass(CountTable table, AlphaMetric metric)
    {
        (_table, _metric) = (table, metric);
        var k = table.Categories;
        _coincidence = new double[k * k];
        _shares = new double[k];
        for (var p = 0; p < table.Patterns; p++)
            _labels += Coincide(p);
        for (var i = 0; i < _coincidence.Length; i++)
            _coincidence[i] /= Math.Max(1, _labels);
        for (var c = 0; c < k; c++)
            _shares[c] /= Math.Max(1, _labels);
        _distance = metric.Distances(_shares);
        for (var i = 0; i < _distance.Length; i++)
        {
            _within += _coincidence[i] * _distance[i];
            _across += _shares[i / k] * _shares[i % k] * _distance[i];
        }
    }

    internal Estimate Value =>
        _labels == 0 ? Estimate.None(Undefined.NoPairs)
        : _across <= 0 ? Estimate.None(Undefined.OneCategory)
        : Estimate.Of(1 - (Small * _within / _across));

    /// <summary>1 − disagreement within items, on the scale where the largest distance is 1.</summary>
    internal Estimate Observed => Value.IsDefined ? Estimate.Of(1 - (_within / _distance.Max())) : Value;

    /// <summary>1 − disagreement expected when labels are dealt out at random without putting any back.</summary>
    internal Estimate Expected => Value.IsDefined ? Estimate.Of(1 - (_across / Small / _distance.Max())) : Value;

    private double Small => (_labels - 1) / _labels;

    /// <summary>
    /// Linearised over items with two labels, without the factor (n − 1)/n of alpha itself (Gwet's convention);
    /// for the ordinal metric the pull on the distances is included.
    /// </summary>
    internal Estimate StandardError()
    {
        if (Value.Value is not { } alpha)
            return Value;
        if (_table.Items < 2)
            return Estimate.None(Undefined.OneItem);
        var meanLabels = _labels / _table.Items;
        var slope = MarginalSlope(alpha);
        var squares = 0.0;
        for (var p = 0; p < _table.Patterns; p++)
        {
            var labels = _table.Labels(p);
            if (labels < 2 || _table.Times[p] == 0)
                continue;
            var u = -Small * (Disagreement(p, labels) - (_within * labels)) / _across;
            for (var c = 0; c < slope.Length; c++)
                u += slope[c] * (_table.Counts(p)[c] - (_shares[c] * labels));
            squares += _table.Times[p] * (u / meanLabels) * (u / meanLabels);
        }

        var n = (double)_table.Items;
        return Estimate.Of(Math.Sqrt(squares / (n * (n - 1))) / Small);
    }

    private long Coincide(int pattern)
    {
        var labels = _table.Labels(pattern);
        if (labels < 2)
            return 0;
        var counts = _table.Counts(pattern);
        var times = _table.Times[pattern];
        for (var c = 0; c < counts.Length; c++)
        {
            _shares[c] += times * counts[c];
            for (var k = 0; k < counts.Length && counts[c] > 0; k++)
                _coincidence[(c * counts.Length) + k] += times * (double)counts[c] * (counts[k] - (c == k ? 1 : 0)) / (labels - 1);
        }

        return times * labels;
    }

    private double Disagreement(int pattern, int labels)
    {
        var counts = _table.Counts(pattern);
        var sum = 0.0;
        for (var c = 0; c < counts.Length; c++)
        {
            for (var k = 0; k < counts.Length; k++)
                sum += (double)counts[c] * counts[k] * _distance[(c * counts.Length) + k];
        }

        return sum / (labels - 1);
    }

    // How alpha moves with the share of each category: through chance and, for ordinal data, through the distances.
    private double[] MarginalSlope(double alpha)
    {
        var k = _shares.Length;
        var slope = new double[k];
        for (var c = 0; c < k; c++)
        {
            for (var l = 0; l < k; l++)
                slope[c] += 2 * (1 - alpha) * _shares[l] * _distance[(c * k) + l] / _across;
        }

        for (var i = 0; i < _distance.Length && _metric.IsOrdinal; i++)
        {
            var (low, high) = (Math.Min(i / k, i % k), Math.Max(i / k, i % k));
            var byDistance = -((Small * _coincidence[i]) - ((1 - alpha) * _shares[low] * _shares[high])) / _across;
            for (var g = low; g <= high && low < high; g++)
                slope[g] += byDistance * 2 * AlphaMetric.Between(_shares, low, high) * (g == low || g == high ? 0.5 : 1);
        }

        return slope;
    }
}
