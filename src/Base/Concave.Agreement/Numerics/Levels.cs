namespace Concave.Agreement;

/// <summary>Confidence levels.</summary>
internal static class Levels
{
    private const double Rounding = 1e-12;

    /// <summary>The level itself, or an exception naming it: 95 instead of .95 is a caller's bug.</summary>
    internal static double Checked(double level) =>
        level is > 0 and < 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");

    /// <summary>Whether a chance is at most so much. Chances that are equal on paper differ by rounding, and a plan must not hang on that.</summary>
    internal static bool IsAtMost(double chance, double limit) => chance <= limit * (1 + Rounding);
}
