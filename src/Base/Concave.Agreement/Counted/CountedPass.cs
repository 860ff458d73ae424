namespace Concave.Agreement;

/// <summary>One evaluation of a coefficient on counts. All sums run over patterns, in their fixed order.</summary>
internal sealed class CountedPass
{
    private readonly CountTable _table;
    private readonly Weights _weights;
    private readonly ChanceModel _model;
    private readonly double[] _shares;
    private readonly double _scale;

    internal CountedPass(CountTable table, Weights weights, ChanceModel model)
    {
        (_table, _weights, _model) = (table, weights, model);
        _shares = Shares(table);
        _scale = weights.Total / (table.Categories * Math.Max(1.0, table.Categories - 1));
        Observed = MeanAgreement();
        Expected = ExpectedAgreement();
        Value = model == ChanceModel.None ? Observed : Chance.Corrected(Observed, Expected);
    }

    internal Estimate Observed { get; }

    internal Estimate Expected { get; }

    internal Estimate Value { get; }

    /// <summary>
    /// Gwet's linearised variance Σ (u − C)² / (n (n − 1)), u = (n/n')(A − Pe[r ≥ 2])/(1 − Pe) − 2(1 − C)(e − Pe)/(1 − Pe),
    /// over all n rated items, n' of them rated twice.
    /// </summary>
    internal Estimate StandardError()
    {
        if (Value.Value is not { } value)
            return Value;
        if (_table.Items < 2)
            return Estimate.None(Undefined.OneItem);
        var (n, pe) = ((double)_table.RatedItems, Expected.Known);
        var pull = PullByCategory();
        var squares = 0.0;
        for (var p = 0; p < _table.Patterns; p++)
        {
            var labels = _table.Labels(p);
            if (labels == 0)
                continue;
            var u = labels < 2 ? 0 : n / _table.Items * (Agreement(p, labels) - pe) / (1 - pe);
            u -= 2 * (1 - value) * (Mean(p, labels, pull) - (pull.Length == 0 ? 0 : pe)) / (1 - pe);
            squares += _table.Times[p] * (u - value) * (u - value);
        }

        return Estimate.Of(Math.Sqrt(squares / (n * (n - 1))));
    }

    /// <summary>Mean share of each category over rated items.</summary>
    internal static double[] Shares(CountTable table)
    {
        var shares = new double[table.Categories];
        for (var p = 0; p < table.Patterns; p++)
        {
            var labels = table.Labels(p);
            for (var k = 0; k < shares.Length && labels > 0; k++)
                shares[k] += (double)table.Times[p] * table.Counts(p)[k] / labels;
        }

        for (var k = 0; k < shares.Length; k++)
            shares[k] /= Math.Max(1, table.RatedItems);
        return shares;
    }

    private Estimate MeanAgreement()
    {
        var sum = 0.0;
        for (var p = 0; p < _table.Patterns; p++)
        {
            var labels = _table.Labels(p);
            if (labels > 1)
                sum += _table.Times[p] * Agreement(p, labels);
        }

        return Estimate.Ratio(sum, _table.Items, Undefined.NoPairs);
    }

    private double Agreement(int pattern, int labels)
    {
        var counts = _table.Counts(pattern);
        var sum = 0.0;
        for (var k = 0; k < counts.Length; k++)
        {
            for (var l = 0; l < counts.Length && counts[k] > 0; l++)
                sum += _weights[k, l] * counts[k] * (counts[l] - (k == l ? 1 : 0));
        }

        return sum / ((double)labels * (labels - 1));
    }

    private Estimate ExpectedAgreement()
    {
        if (_table.RatedItems == 0)
            return Estimate.None(Undefined.NoData);
        if (_model == ChanceModel.Gwet && _table.Categories < 2)
            return Estimate.None(Undefined.OneCategory);
        var pull = PullByCategory();
        var sum = 0.0;
        for (var k = 0; k < pull.Length; k++)
            sum += _shares[k] * pull[k];
        return Estimate.Of(_model == ChanceModel.Uniform ? _weights.Total / ((double)_table.Categories * _table.Categories) : sum);
    }

    // What a label of each category adds to its item's chance agreement; nothing where the model ignores the labels.
    private double[] PullByCategory() => _model switch
    {
        ChanceModel.Marginals => [.. Enumerable.Range(0, _shares.Length).Select(Weighted)],
        ChanceModel.Gwet => [.. _shares.Select(q => _scale * (1 - q))],
        ChanceModel.None or ChanceModel.Uniform => [],
        _ => throw new InvalidOperationException($"Unknown chance model {_model}."),
    };

    private double Weighted(int category)
    {
        var sum = 0.0;
        for (var l = 0; l < _shares.Length; l++)
            sum += _weights[category, l] * _shares[l];
        return sum;
    }

    private double Mean(int pattern, int labels, double[] pull)
    {
        var sum = 0.0;
        for (var k = 0; k < pull.Length; k++)
            sum += _table.Counts(pattern)[k] * pull[k];
        return sum / labels;
    }
}
