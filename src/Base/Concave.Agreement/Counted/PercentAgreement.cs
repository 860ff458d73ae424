namespace Concave.Agreement;

/// <summary>Mean share of agreeing pairs of labels, each item counting once; not corrected for chance.</summary>
public static class PercentAgreement
{
    /// <summary>The share, in [0, 1], with its error.</summary>
    public static Coefficient Compute(CountTable table, Weights? weights = null) =>
        Counted.Compute("percent agreement", table, weights, ChanceModel.None);

    /// <summary>The value alone, for resampling.</summary>
    public static Estimate Value(CountTable table, Weights? weights = null) => Counted.Value(table, weights, ChanceModel.None);
}
