namespace Concave.Agreement;

/// <summary>
/// Gwet's AC1 (nominal) and AC2 (weighted), 2008: chance agreement is highest for evenly used categories, so a skewed
/// but real agreement is not marked down. Where it parts from kappa by more than .15, prevalence is at work.
/// </summary>
public static class Gwet
{
    /// <summary>The coefficient with its error.</summary>
    public static Coefficient Compute(CountTable table, Weights? weights = null) =>
        Counted.Compute(weights is null || weights.IsNominal ? "Gwet AC1" : "Gwet AC2", table, weights, ChanceModel.Gwet);

    /// <summary>The value alone, for resampling.</summary>
    public static Estimate Value(CountTable table, Weights? weights = null) => Counted.Value(table, weights, ChanceModel.Gwet);
}
