namespace Concave.Agreement;

/// <summary>A coefficient combined over strata.</summary>
/// <param name="Kappa">The stratified ratio.</param>
/// <param name="StandardError">From the items' spread within strata; a stratum of one item adds none.</param>
/// <param name="Expected">Mean chance agreement, weighted by items.</param>
/// <param name="Strata">The pooled coefficient of each stratum id, in order.</param>
public sealed record StratifiedResult(
    Estimate Kappa, Estimate StandardError, Estimate Expected, IReadOnlyList<PooledKappaResult> Strata)
{
    /// <summary>Items with at least two labels in all strata.</summary>
    public int Items => Strata.Sum(s => s.Items);

    /// <summary>Two-sided log-scale interval.</summary>
    public Interval Interval(double level = 0.95) => KappaInterval.Log(Kappa, StandardError, Expected, Items, level);

    /// <summary>One-sided lower bound.</summary>
    public Estimate LowerBound(double level = 0.95) => KappaInterval.LowerBound(Kappa, StandardError, Expected, Items, level);
}
