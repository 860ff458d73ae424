namespace Concave.PreScoring.Routing;

/// <summary>
/// What a stated confidence is worth: the probability that people agree, as far as their verdicts have shown it. A judge
/// that was never held against people has none, and then every pair is borderline [R3].
/// </summary>
internal abstract record Calibration
{
    /// <summary>Nobody knows yet.</summary>
    internal static Calibration None { get; } = new Unknown();

    /// <summary>For opinions that were recorded elsewhere: whoever brings them vouches for what they state.</summary>
    internal static Calibration AsStated { get; } = new Stated();

    /// <summary>The calibrated confidence in [0, 1]; null when there is none for this language, or none was stated.</summary>
    /// <param name="language">Of the pair, BCP-47 or "".</param>
    /// <param name="stated">As the judge stated it, in [0, 1].</param>
    internal abstract double? Of(string language, double? stated);

    private sealed record Unknown : Calibration
    {
        internal override double? Of(string language, double? stated) => null;
    }

    private sealed record Stated : Calibration
    {
        internal override double? Of(string language, double? stated) => stated;
    }
}
