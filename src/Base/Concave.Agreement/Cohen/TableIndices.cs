namespace Concave.Agreement;

/// <summary>What a two-rater table says besides kappa.</summary>
/// <param name="KappaMax">The largest kappa these marginals allow.</param>
/// <param name="Prevalence">p₁₁ − p₂₂, in [−1, 1]; two categories only.</param>
/// <param name="Bias">p₁₂ − p₂₁, in [−1, 1]; two categories only.</param>
/// <param name="Pabak">Kappa if both categories were equally common and the raters unbiased: 2 Po − 1, or (K Po − 1)/(K − 1).</param>
public sealed record TableIndices(Estimate KappaMax, Estimate Prevalence, Estimate Bias, Estimate Pabak)
{
    /// <summary>Indices of a K × K table of counts, rows for rater 1.</summary>
    public static TableIndices From(ReadOnlySpan<long> table, int categories)
    {
        Cohen.CheckTable(table, categories);
        var t = new CohenTable(table, Weights.Nominal(categories));
        if (t.Items == 0)
        {
            var none = Estimate.None(Undefined.NoData);
            return new(none, none, none, none);
        }

        var reachable = 0.0;
        for (var k = 0; k < categories; k++)
            reachable += Math.Min(t.Rows[k], t.Columns[k]);
        var two = categories == 2;
        return new(
            Chance.Corrected(Estimate.Of(reachable), t.Expected),
            two ? Estimate.Of(t.Share(0, 0) - t.Share(1, 1)) : Estimate.None(Undefined.NotTwoCategories),
            two ? Estimate.Of(t.Share(0, 1) - t.Share(1, 0)) : Estimate.None(Undefined.NotTwoCategories),
            Chance.Corrected(t.Observed, Estimate.Of(1.0 / categories)));
    }
}
