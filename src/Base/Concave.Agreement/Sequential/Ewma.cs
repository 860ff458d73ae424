namespace Concave.Agreement;

/// <summary>Where a control chart stands.</summary>
public enum EwmaSide
{
    /// <summary>Within the band.</summary>
    Inside,

    /// <summary>Above it: more errors than usual.</summary>
    Above,

    /// <summary>Below it: fewer errors than usual.</summary>
    Below,
}

/// <summary>
/// Exponentially weighted moving average of errors: z ← λ x + (1 − λ) z from z = p₀ (Roberts, Technometrics 1, 1959).
/// The band is p₀ ± L √(p₀ (1 − p₀) λ / (2 − λ)), the spread z settles to while the error rate is p₀ (Lucas and
/// Saccucci, Technometrics 32, 1990). It is as wide for the first items: the narrower band their spread would allow
/// takes a single early error for drift where errors are rare. A chart to look at beside <see cref="Cusum"/>, which
/// finds the same drifts and says since when. Feed errors in event time. An immutable value.
/// </summary>
/// <param name="Usual">p₀, the error rate in control, above 0 and below 1.</param>
/// <param name="Smoothing">λ, the weight of the newest item, above 0 and at most 1; about 2/λ items are remembered.</param>
/// <param name="Width">L, half the width of the band in standard deviations, above 0.</param>
public readonly record struct Ewma(double Usual, double Smoothing = 0.05, double Width = 3)
{
    /// <summary>z, the smoothed error rate, in [0, 1].</summary>
    public double Score { get; init; } = Usual;

    /// <summary>Observations so far.</summary>
    public int Items { get; init; }

    /// <summary>Upper end of the band; at 1 the chart can raise no alarm.</summary>
    public double Upper => Math.Min(1, Usual + Reach);

    /// <summary>Lower end of the band; at 0 nobody can be too good.</summary>
    public double Lower => Math.Max(0, Usual - Reach);

    /// <summary>The side of the band the score is on.</summary>
    public EwmaSide Side => Score > Upper ? EwmaSide.Above : Score < Lower ? EwmaSide.Below : EwmaSide.Inside;

    private double Reach => Checked.Width * Math.Sqrt(Usual * (1 - Usual) * Smoothing / (2 - Smoothing));

    private Ewma Checked => Usual is > 0 and < 1 && Smoothing is > 0 and <= 1 && Width > 0
        ? this
        : throw new InvalidOperationException($"A chart needs a rate and a smoothing in (0, 1) and a width above 0; got {Usual}, {Smoothing}, {Width}.");

    /// <summary>The state after one more item.</summary>
    public Ewma Observe(bool error) => this with { Score = Next(error), Items = Items + 1 };

    /// <summary>
    /// Mean number of items until the score leaves the band, from the present score, when the true error rate is
    /// <paramref name="errorRate"/>. Solves L(z) = 1 + p L(λ + (1 − λ) z) + (1 − p) L((1 − λ) z) on a grid.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">The band holds every score there is, so no alarm ever comes.</exception>
    public double AverageRunLength(double errorRate)
    {
        if (Upper >= 1 && Lower <= 0)
            throw new InvalidOperationException("The band reaches from 0 to 1, so the score never leaves it.");
        var chart = this;
        return RunLength.Solve(
            (Lower, Upper), Score, errorRate, z => (chart with { Score = z }).Next(true), z => (chart with { Score = z }).Next(false));
    }

    private double Next(bool error) => ((1 - Checked.Smoothing) * Score) + (error ? Smoothing : 0);
}
