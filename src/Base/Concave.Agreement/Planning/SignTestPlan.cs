namespace Concave.Agreement;

/// <summary>
/// What the exact two-sided sign test can see: whether one of two sides is taken more often than a fair coin would
/// (Dixon and Mood, Journal of the American Statistical Association 41, 1946).
/// </summary>
public static class SignTestPlan
{
    /// <summary>The least number of hits above one half that is significant, or null when no number is: too few trials.</summary>
    /// <param name="trials">Trials that fall on one side or the other, at least 0.</param>
    /// <param name="significance">Two-sided, above 0 and below 1.</param>
    public static int? Needed(int trials, double significance = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        Levels.Checked(significance);
        var (low, high) = (trials / 2, trials + 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Levels.IsAtMost(AtLeast(middle, trials, 0.5), significance / 2) ? (low, middle) : (middle, high);
        }

        return high <= trials ? high : null;
    }

    /// <summary>The smallest true share above one half that the test finds with this power; by symmetry its mirror image too.</summary>
    /// <param name="trials">Trials that fall on one side or the other, at least 0.</param>
    /// <param name="significance">Two-sided, above 0 and below 1.</param>
    /// <param name="power">Above 0 and below 1.</param>
    public static Estimate Detectable(int trials, double significance = 0.05, double power = 0.8)
    {
        Levels.Checked(power);
        return Needed(trials, significance) is { } needed
            ? Estimate.Of(Beta.Quantile(power, needed, trials - needed + 1))
            : Estimate.None(Undefined.Unreachable);
    }

    // P(X ≥ k) of n throws of a coin of this share.
    private static double AtLeast(int k, int n, double share) => k <= 0 ? 1 : k > n ? 0 : Beta.Regularised(share, k, n - k + 1);
}
