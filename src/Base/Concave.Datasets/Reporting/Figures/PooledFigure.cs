using Concave.Agreement;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The pooled coefficient of a set of labels as a figure of the report. Items with fewer than two labels are left out;
/// rows are put into a fixed order, so the same labels give the same bits whatever order they came in.
/// </summary>
internal static class PooledFigure
{
    /// <summary>Pairs under which a figure is called insufficient.</summary>
    internal const int Least = 100;

    internal static AgreementFigure Of(IEnumerable<Label> labels, int categories, Weights? weights = null, bool symmetrise = false)
    {
        var rows = labels.GroupBy(l => (l.Pair, l.Part)).Where(g => g.Select(l => l.Annotator).Distinct(StringComparer.Ordinal).Count() > 1)
            .SelectMany(g => g)
            .OrderBy(l => l.Pair).ThenBy(l => l.Part, StringComparer.Ordinal).ThenBy(l => l.Annotator, StringComparer.Ordinal).ToList();
        var items = Number(rows.Select(l => (l.Pair, l.Part)));
        var raters = Number(rows.Select(l => l.Annotator));
        var options = new PooledOptions { Weights = weights, Symmetrise = symmetrise, KeepInfluence = true, JackknifeBelow = 0 };
        var result = PooledKappa.Compute(items, raters, [.. rows.Select(l => l.Value)], categories, options);
        return Figure(result, ClusterError(result, rows, items), rows.Select(l => l.Pair).Distinct().Count());
    }

    // SE² = G/(G−1) Σ U² / n², U the sum of the influence of a pair's items: with one item a pair it is the closed form
    // Σ u² / (n (n−1)); two scores of one pair are not two independent observations.
    private static Estimate ClusterError(PooledKappaResult result, List<Label> rows, int[] items)
    {
        if (!result.Kappa.IsDefined)
            return result.Kappa;
        Dictionary<Guid, double> sums = [];
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 0 || items[i] != items[i - 1])
                sums[rows[i].Pair] = sums.GetValueOrDefault(rows[i].Pair) + result.Influence[items[i]];
        }

        var clusters = (double)sums.Count;
        if (clusters < 2)
            return Estimate.None(Undefined.OneItem);
        var error = Math.Sqrt(clusters / (clusters - 1) * sums.Values.Sum(u => u * u)) / result.Items;
        return error > 1e-12 ? Estimate.Of(error) : Estimate.None(Undefined.NoSpread);
    }

    private static AgreementFigure Figure(PooledKappaResult result, Estimate error, int pairs)
    {
        var (kappa, expected) = (result.Kappa, result.Expected);
        var interval = KappaInterval.Log(kappa, error, expected, pairs);
        return new()
        {
            Weights = result.Weights,
            Kappa = kappa.Value,
            Undefined = kappa.Reason ?? interval.Lower.Reason ?? "",
            StandardError = error.Value,
            Low95 = interval.Lower.Value,
            High95 = interval.Upper.Value,
            Lower90 = KappaInterval.LowerBound(kappa, error, expected, pairs, 0.90).Value,
            Lower95 = KappaInterval.LowerBound(kappa, error, expected, pairs).Value,
            Observed = result.Observed.Value,
            Expected = expected.Value,
            Items = result.Items,
            Pairs = pairs,
            Labels = result.Labels,
            Annotators = result.Raters,
            Outcome = pairs < Least ? "insufficient" : "sufficient",
        };
    }

    // Dense numbers in order of first appearance.
    private static int[] Number<T>(IEnumerable<T> keys)
        where T : notnull
    {
        Dictionary<T, int> seen = [];
        return [.. keys.Select(key => seen.TryGetValue(key, out var number) ? number : seen[key] = seen.Count)];
    }
}
