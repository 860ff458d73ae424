namespace Concave.Agreement;

/// <summary>
/// Krippendorff's alpha: any number of raters, missing labels, any metric. Items with one label are left out
/// (Fleiss' marginals keep them: two different figures on the same data).
/// </summary>
public static class Krippendorff
{
    /// <summary>Alpha with its linearised error.</summary>
    /// <param name="table">Counts.</param>
    /// <param name="metric">Null means nominal.</param>
    public static Coefficient Compute(CountTable table, AlphaMetric? metric = null)
    {
        metric ??= AlphaMetric.Nominal;
        var pass = new AlphaPass(table, metric);
        return new()
        {
            Name = "Krippendorff alpha",
            Weights = metric.Name,
            Value = pass.Value,
            Observed = pass.Observed,
            Expected = pass.Expected,
            StandardError = pass.StandardError(),
            JackknifeStandardError = Counted.Jackknife(table, t => Value(t, metric)),
            Items = (int)table.Items,
        };
    }

    /// <summary>The value alone, for resampling.</summary>
    public static Estimate Value(CountTable table, AlphaMetric? metric = null) =>
        new AlphaPass(table, metric ?? AlphaMetric.Nominal).Value;
}
