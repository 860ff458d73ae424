namespace Concave.Agreement;

/// <summary>
/// Brennan and Prediger's coefficient (1981): chance agreement is 1/K. Also known as PABAK (two categories), Bennett's S
/// and Randolph's free-marginal kappa.
/// </summary>
public static class BrennanPrediger
{
    /// <summary>The coefficient with its error.</summary>
    public static Coefficient Compute(CountTable table, Weights? weights = null) =>
        Counted.Compute("Brennan-Prediger", table, weights, ChanceModel.Uniform);

    /// <summary>The value alone, for resampling.</summary>
    public static Estimate Value(CountTable table, Weights? weights = null) => Counted.Value(table, weights, ChanceModel.Uniform);
}
