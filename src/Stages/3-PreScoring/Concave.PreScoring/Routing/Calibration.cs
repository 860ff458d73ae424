using Concave.PreScoring.Calibrating;

namespace Concave.PreScoring.Routing;

/// <summary>What a stated confidence is worth.</summary>
/// <param name="Name">The calibration that says so: its digest, <c>as_stated</c>, or <c>none</c>.</param>
/// <param name="Stated">The confidence as stated, in [0, 1]; null when none is.</param>
/// <param name="Confidence">The probability that people agree, in [0, 1]; null when nobody knows.</param>
/// <param name="Threshold">The stated confidence from which on one judgment is proven to suffice; null when none is.</param>
internal readonly record struct Worth(string Name, double? Stated, double? Confidence, double? Threshold)
{
    /// <summary>Nothing: nobody was asked, or nobody knows.</summary>
    internal const string Nothing = "none";

    /// <summary>The name for opinions that were recorded elsewhere and not yet held against verdicts made here.</summary>
    internal const string AsStatedName = "as_stated";

    internal static Worth Unknown(double? stated) => new(Nothing, stated, null, null);

    internal static Worth AsStated(double? stated) => new(AsStatedName, stated, stated, 0);

    /// <summary>True when one judgment suffices by all that is known.</summary>
    /// <param name="least">The plan's borderline confidence.</param>
    internal bool Suffices(double least) => Stated >= Threshold && Confidence >= least;
}

/// <summary>
/// What a stated confidence is worth: the probability that people agree, as far as their verdicts have shown it. A judge
/// that was never held against people has none, and then every pair is borderline [R3].
/// </summary>
internal abstract record Calibration
{
    /// <summary>Nobody knows yet.</summary>
    internal static Calibration None { get; } = new Unknown();

    /// <summary>For opinions that were recorded elsewhere, until there are verdicts: whoever brings them vouches for what they state.</summary>
    internal static Calibration AsStated { get; } = new Taken();

    /// <summary>By what was fitted; in other languages as <paramref name="otherwise"/> says.</summary>
    internal static Calibration By(IEnumerable<NamedCalibration> fitted, Calibration otherwise) =>
        new Fitted(fitted.ToDictionary(f => f.Record.Language, StringComparer.Ordinal), otherwise);

    /// <summary>What a confidence is worth.</summary>
    /// <param name="language">Of the pair, BCP-47 or "".</param>
    /// <param name="stated">As the judge stated it, in [0, 1].</param>
    internal abstract Worth Of(string language, double? stated);

    private sealed record Unknown : Calibration
    {
        internal override Worth Of(string language, double? stated) => Worth.Unknown(stated);
    }

    private sealed record Taken : Calibration
    {
        internal override Worth Of(string language, double? stated) => Worth.AsStated(stated);
    }

    private sealed record Fitted(IReadOnlyDictionary<string, NamedCalibration> ByLanguage, Calibration Otherwise) : Calibration
    {
        internal override Worth Of(string language, double? stated)
        {
            if (!ByLanguage.TryGetValue(language, out var known))
                return Otherwise.Of(language, stated);
            var record = known.Record;
            return new(known.Digest, stated, stated is { } said ? CalibrationRules.ConfidenceAt(record.Points, said) : null, record.Threshold < 0 ? null : record.Threshold);
        }
    }
}
