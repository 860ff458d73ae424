namespace Concave.Matching.Exercises;

/// <summary>
/// How many pairs of each verified answer. Where there are enough of all three: ⌊45 %⌋ A, as many B, the rest ties
/// (10 to 15 % from 20 pairs on), so that κ and plain accuracy ask about the same. Ties that are missing are shared by
/// A and B; whatever one answer lacks the others make up.
/// </summary>
internal readonly record struct Strata(int A, int B, int Tie)
{
    private const double EachSide = 0.45;

    internal int Total => A + B + Tie;

    /// <summary>The sizes for an attempt, or null when there are too few pairs in all.</summary>
    internal static Strata? For(int pairs, Strata available)
    {
        if (available.Total < pairs)
            return null;
        var tie = Math.Min(available.Tie, pairs - (2 * (int)Math.Floor((EachSide * pairs) + 1e-9)));
        var a = Math.Min(available.A, (pairs - tie + 1) / 2);
        var b = Math.Min(available.B, pairs - tie - a);
        a = Math.Min(available.A, pairs - tie - b);
        return new(a, b, pairs - a - b);
    }
}
