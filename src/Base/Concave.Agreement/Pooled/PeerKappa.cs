namespace Concave.Agreement;

/// <summary>
/// One rater against his peers: the pooled coefficient restricted to pairs that contain him, with everybody's label
/// distribution taken over all labels in scope. An item counts once, however many peers judged it.
/// </summary>
public static class PeerKappa
{
    /// <summary>The coefficient of one rater.</summary>
    /// <param name="ratings">All labels in scope.</param>
    /// <param name="rater">The rater's id.</param>
    /// <param name="options">As for <see cref="PooledKappa"/>; influence values are not kept.</param>
    public static PooledKappaResult Compute(Ratings ratings, int rater, PooledOptions? options = null)
    {
        options ??= new();
        ratings.RefuseRepeats();
        ArgumentOutOfRangeException.ThrowIfNegative(rater);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rater, ratings.RaterCount);
        var weights = Weighting.For(ratings.Categories, options.Weights);
        return PooledKappa.Assemble(ratings, weights, options with { KeepInfluence = false }, focus: rater);
    }
}
