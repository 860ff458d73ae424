namespace Concave.Agreement;

/// <summary>
/// Conger's kappa (1980), the generalisation of Cohen's that keeps each rater's own marginals: chance agreement is the
/// mean over pairs of raters of Σ w p q. All pairs count alike, also pairs that never met; where overlap is partial,
/// prefer <see cref="PooledKappa"/>, which weighs pairs by the items they share.
/// </summary>
public static class Conger
{
    /// <summary>The coefficient with its linearised error.</summary>
    public static Coefficient Compute(Ratings ratings, Weights? weights = null)
    {
        var use = Weighting.For(ratings.Categories, weights);
        var table = CountTable.From(ratings);
        var observed = PercentAgreement.Value(table, use);
        var pass = new CongerPass(ratings, use);
        var value = Chance.Corrected(observed, pass.Expected);
        return new()
        {
            Name = "Conger kappa",
            Weights = use.Name,
            Value = value,
            Observed = observed,
            Expected = pass.Expected,
            StandardError = pass.StandardError(value, (int)table.RatedItems, (int)table.Items),
            Items = (int)table.Items,
        };
    }
}
