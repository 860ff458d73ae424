namespace Concave.Agreement;

/// <summary>
/// Fleiss' kappa (1971) for any number of raters, also varying by item; chance agreement from the common marginals,
/// items with one label included (Gwet's convention). Its error is Gwet's linearised one: the variance printed by
/// Fleiss holds under kappa = 0 only.
/// </summary>
public static class Fleiss
{
    /// <summary>The coefficient with its error.</summary>
    public static Coefficient Compute(CountTable table, Weights? weights = null) =>
        Counted.Compute("Fleiss kappa", table, weights, ChanceModel.Marginals);

    /// <summary>The value alone, for resampling.</summary>
    public static Estimate Value(CountTable table, Weights? weights = null) => Counted.Value(table, weights, ChanceModel.Marginals);
}
