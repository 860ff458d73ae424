namespace Concave.Agreement;

/// <summary>Confidence levels.</summary>
internal static class Levels
{
    /// <summary>The level itself, or an exception naming it: 95 instead of .95 is a caller's bug.</summary>
    internal static double Checked(double level) =>
        level is > 0 and < 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
}
