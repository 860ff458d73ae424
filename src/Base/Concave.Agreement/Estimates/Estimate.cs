using System.Globalization;
using System.Text.Json.Serialization;

namespace Concave.Agreement;

/// <summary>
/// A figure that may not exist. It holds either a finite number or the reason why there is none;
/// there is no third state, so an undefined coefficient can never be read as 0, 1 or NaN.
/// </summary>
public readonly record struct Estimate
{
    /// <summary>Keeps a finite value; anything else becomes undefined, with <paramref name="reason"/> or a general one.</summary>
    [JsonConstructor]
    public Estimate(double? value, string? reason)
    {
        Value = value is { } number && double.IsFinite(number) ? number : null;
        Reason = Value is null ? reason ?? Undefined.NotFinite : null;
    }

    /// <summary>The number, or null when undefined.</summary>
    public double? Value { get; }

    /// <summary>Why there is no number (see <see cref="Undefined"/>); null when there is one.</summary>
    public string? Reason { get => Value is null ? field ?? Undefined.NotComputed : null; }

    /// <summary>True when there is a number.</summary>
    [JsonIgnore]
    public bool IsDefined => Value is not null;

    /// <summary>The number; an undefined estimate throws, naming its reason. Ask <see cref="IsDefined"/> first.</summary>
    [JsonIgnore]
    public double Known => Value ?? throw new InvalidOperationException($"Undefined: {Reason}.");

    /// <summary>A defined estimate; a number that is not finite becomes undefined.</summary>
    public static Estimate Of(double value) => new(value, null);

    /// <summary>No number, and why.</summary>
    public static Estimate None(string reason) => new(null, reason);

    /// <summary>A numerator over a denominator that may be zero.</summary>
    /// <param name="reason">Why the ratio does not exist when <paramref name="denominator"/> is zero.</param>
    public static Estimate Ratio(double numerator, double denominator, string reason) =>
        denominator == 0 ? None(reason) : Of(numerator / denominator);

    /// <summary>Applies <paramref name="map"/> to the number, or hands the reason on.</summary>
    public Estimate Select(Func<double, double> map) => Value is { } number ? Of(map(number)) : this;

    /// <summary>True when defined and at least <paramref name="threshold"/>: an undefined figure passes no gate.</summary>
    public bool AtLeast(double threshold) => Value >= threshold;

    /// <summary>The number in the invariant culture, or "undefined (reason)".</summary>
    public override string ToString() =>
        Value is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : $"undefined ({Reason})";
}
