namespace Concave.Agreement;

/// <summary>A two-sided interval; either end may be undefined, each with its reason.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Level">Nominal coverage, above 0 and below 1.</param>
public readonly record struct Interval(Estimate Lower, Estimate Upper, double Level)
{
    /// <summary>Half the width, or why there is none.</summary>
    public Estimate HalfWidth =>
        Lower.Value is { } low && Upper.Value is { } high ? Estimate.Of((high - low) / 2)
        : Lower.IsDefined ? Upper : Lower;

    /// <summary>True when both ends exist and <paramref name="value"/> lies between them.</summary>
    public bool Contains(double value) => Lower.Value <= value && value <= Upper.Value;

    /// <summary>Both ends undefined for one reason.</summary>
    public static Interval None(string reason, double level) => new(Estimate.None(reason), Estimate.None(reason), level);

    /// <inheritdoc/>
    public override string ToString() => $"{Lower} to {Upper}";
}
