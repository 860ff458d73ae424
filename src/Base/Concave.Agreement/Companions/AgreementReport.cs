namespace Concave.Agreement;

/// <summary>The headline coefficient and everything that belongs beside it, on the same labels.</summary>
/// <param name="Pooled">The headline.</param>
/// <param name="Percent">Percent agreement.</param>
/// <param name="Fleiss">Fleiss' kappa.</param>
/// <param name="Conger">Conger's kappa.</param>
/// <param name="BrennanPrediger">Brennan–Prediger, PABAK for two categories.</param>
/// <param name="Gwet">Gwet's AC1 or AC2.</param>
/// <param name="Alpha">Krippendorff's alpha with the same weights as metric.</param>
/// <param name="Shares">Mean share of each category over items.</param>
public sealed record AgreementReport(
    PooledKappaResult Pooled, Coefficient Percent, Coefficient Fleiss, Coefficient Conger,
    Coefficient BrennanPrediger, Coefficient Gwet, Coefficient Alpha, IReadOnlyList<double> Shares)
{
    /// <summary>True when AC and kappa differ by more than .15: the categories are too unevenly used for kappa alone.</summary>
    public bool PrevalenceEffect => Gwet.Value.Value is { } ac && Pooled.Kappa.Value is { } kappa && Math.Abs(ac - kappa) > 0.15;

    /// <summary>All coefficients of a set of ratings. O(labels × K) and a little.</summary>
    public static AgreementReport Compute(Ratings ratings, PooledOptions? options = null)
    {
        var weights = Weighting.For(ratings.Categories, options?.Weights);
        var table = CountTable.From(ratings);
        return new(
            PooledKappa.Compute(ratings, options),
            PercentAgreement.Compute(table, weights),
            Agreement.Fleiss.Compute(table, weights),
            Agreement.Conger.Compute(ratings, weights),
            Agreement.BrennanPrediger.Compute(table, weights),
            Agreement.Gwet.Compute(table, weights),
            Krippendorff.Compute(table, AlphaMetric.Of(weights)),
            CountedPass.Shares(table));
    }
}
