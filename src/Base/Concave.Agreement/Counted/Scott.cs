namespace Concave.Agreement;

/// <summary>Scott's pi (1955): two raters, one common marginal. Fleiss' kappa of two raters.</summary>
public static class Scott
{
    /// <summary>Pi of a K × K table of counts.</summary>
    public static Coefficient FromTable(ReadOnlySpan<long> table, int categories, Weights? weights = null) =>
        Counted.Compute("Scott pi", CountTable.FromTable(table, categories), weights, ChanceModel.Marginals);
}
