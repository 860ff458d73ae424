namespace Concave.Agreement;

/// <summary>
/// The one-coin model: each rater is right with one probability, and wrong evenly. For sparse raters.
/// The class prior is uniform unless freed: with a free prior this model collapses onto one category on real data.
/// </summary>
public static class OneCoin
{
    /// <summary>Infers the truth; parameters as for <see cref="DawidSkene.Infer"/>.</summary>
    public static TruthResult Infer(Ratings ratings, ReadOnlySpan<int> gold = default, TruthOptions? options = null) =>
        new TruthFit(ratings, gold, options ?? new() { UniformPrior = true }, oneCoin: true).Run();
}
