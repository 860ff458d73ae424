namespace Concave.Agreement;

/// <summary>How <see cref="PooledKappa"/> weighs labels and models chance.</summary>
public sealed record PooledOptions
{
    /// <summary>Agreement weights; null means nominal.</summary>
    public Weights? Weights { get; init; }

    /// <summary>
    /// Labels 0 and 1 are exchangeable names (response A and B): each rater's chance distribution gives both the mean
    /// of the two, so kappa does not depend on how items are oriented. Any further category (a tie) keeps its own share.
    /// </summary>
    public bool Symmetrise { get; init; }

    /// <summary>
    /// Raters with fewer labels than this have their distribution drawn towards the pool's, as if they had given
    /// <see cref="ShrinkLabels"/> more labels in the pool's proportions. 0, the default, switches it off:
    /// the coefficient then equals Cohen's for two complete raters and Conger's for more. Set 30 where raters have few
    /// labels: a rater's own labels are in his chance model, which biases kappa down (by some .04 at four labels a rater
    /// beside the same partners, with 95 % intervals that then cover 80 %).
    /// </summary>
    public int ShrinkBelow { get; init; }

    /// <summary>Strength of the shrinkage, in labels.</summary>
    public double ShrinkLabels { get; init; } = 10;

    /// <summary>Ask for each item's influence value.</summary>
    public bool KeepInfluence { get; init; }

    /// <summary>
    /// Under this many doubly rated items the exact delete-one jackknife is computed too, and intervals use it:
    /// the large-sample error is too small there. <see cref="PeerKappa"/> skips it among more than 5,000 labels.
    /// </summary>
    public int JackknifeBelow { get; init; } = IntervalBasis.JackknifeBelow;
}
