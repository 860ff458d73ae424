namespace Concave.Agreement;

/// <summary>
/// Dawid and Skene (1979): each rater has his own table of confusions; the true labels and the tables are inferred
/// together. Smoothed by default, since plain EM loses to the majority where raters are sparse. Known (gold) labels are
/// clamped. Best with thirty and more labels a rater; compare with <see cref="MajorityVote"/> and review every flip.
/// </summary>
public static class DawidSkene
{
    /// <summary>Infers the truth.</summary>
    /// <param name="ratings">All labels; repeats are allowed if they were kept.</param>
    /// <param name="gold">The known label of each item id, negative where unknown; empty when none is known.</param>
    /// <param name="options">Null means smoothed, 2 right and 1 wrong label added.</param>
    public static TruthResult Infer(Ratings ratings, ReadOnlySpan<int> gold = default, TruthOptions? options = null) =>
        new TruthFit(ratings, gold, options ?? new(), oneCoin: false).Run();
}
