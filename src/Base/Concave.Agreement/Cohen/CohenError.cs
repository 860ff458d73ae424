namespace Concave.Agreement;

/// <summary>Errors of Cohen's kappa: Fleiss, Cohen and Everitt (1969), and the exact delete-one jackknife.</summary>
internal static class CohenError
{
    /// <summary>[Σ p (w − (w̄ᵢ + w̄ⱼ)(1 − κ))² − (κ − Pe(1 − κ))²] / (n (1 − Pe)²), summed about its mean to keep digits.</summary>
    internal static Estimate LargeSample(CohenTable t, double kappa)
    {
        if (t.Items < 2)
            return Estimate.None(Undefined.OneItem);
        var (byRow, byColumn) = (t.Weigh(t.Columns), t.Weigh(t.Rows));
        var pe = t.Expected.Known;
        var mean = kappa - (pe * (1 - kappa));
        var sum = 0.0;
        for (var i = 0; i < byRow.Length; i++)
        {
            for (var j = 0; j < byColumn.Length; j++)
            {
                var deviation = t.Weights[i, j] - ((byRow[i] + byColumn[j]) * (1 - kappa)) - mean;
                sum += t.Share(i, j) * deviation * deviation;
            }
        }

        return Root(sum, t.Items, pe);
    }

    /// <summary>[Σ pᵢ pⱼ (w − (w̄ᵢ + w̄ⱼ))² − Pe²] / (n (1 − Pe)²), summed about its mean.</summary>
    internal static Estimate Null(CohenTable t)
    {
        var (byRow, byColumn) = (t.Weigh(t.Columns), t.Weigh(t.Rows));
        var pe = t.Expected.Known;
        var sum = 0.0;
        for (var i = 0; i < byRow.Length; i++)
        {
            for (var j = 0; j < byColumn.Length; j++)
            {
                var deviation = t.Weights[i, j] - (byRow[i] + byColumn[j]) + pe;
                sum += t.Rows[i] * t.Columns[j] * deviation * deviation;
            }
        }

        return Root(sum, t.Items, pe);
    }

    /// <summary>One evaluation per non-empty cell: items of a cell are alike.</summary>
    internal static Estimate Jackknife(ReadOnlySpan<long> table, Weights weights)
    {
        var left = table.ToArray();
        List<double> without = [];
        List<long> times = [];
        for (var cell = 0; cell < left.Length; cell++)
        {
            if (left[cell] == 0)
                continue;
            left[cell]--;
            var t = new CohenTable(left, weights);
            var kappa = Chance.Corrected(t.Observed, t.Expected);
            left[cell]++;
            if (kappa.Value is not { } value)
                return kappa;
            without.Add(value);
            times.Add(left[cell]);
        }

        return Spread.Jackknife([.. without], [.. times]);
    }

    private static Estimate Root(double sum, long items, double pe) =>
        Estimate.Of(Math.Sqrt(sum / (items * (1 - pe) * (1 - pe))));
}
