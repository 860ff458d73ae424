namespace Concave.Agreement;

/// <summary>
/// Whether errors became more frequent at some unknown moment, for somebody whose usual error rate is known only about.
/// The statistic R sums the likelihood ratios of every moment the change may have begun at (Shiryaev, Theory of
/// Probability and its Applications 8, 1963; Roberts, Technometrics 8, 1966), and is the mean over the usual rates the
/// person may have, each weighed by the posterior that their own record gives it. So somebody who always erred a little
/// more than others does not seem to drift, and many small signs add up sooner than in <see cref="Cusum"/>. While nothing
/// changes the mean of R after n observations is n: an alarm at R above A comes within n observations with a chance of
/// at most n/A. Feed errors in event time. An immutable value.
/// </summary>
public sealed class ShiryaevRoberts
{
    private const int Nodes = 7;
    private readonly double shift;
    private readonly Rate[] rates;

    // One usual rate the person may have: the log-odds above the given rate, ln of prior times likelihood of all that was
    // seen, ln R under it, and the CUSUM whose last rise from 0 says when a change most likely began.
    private readonly record struct Rate(double Offset, double Weight, double Statistic, double Rise, int Since);

    /// <param name="shift">How much more frequent errors have to become to be worth finding, above 0 and at most .25.</param>
    /// <param name="spread">Standard deviation of people's usual rates around the given one, in log-odds, from 0 to .5.</param>
    public ShiryaevRoberts(double shift, double spread)
    {
        if (shift is not (> 0 and <= 0.25))
            throw new ArgumentOutOfRangeException(nameof(shift), shift, "The shift lies above 0 and is at most 0.25.");
        if (spread is not (>= 0 and <= 0.5))
            throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread lies between 0 and 0.5.");
        this.shift = shift;
        var prior = new Rate[Nodes];
        for (var i = 0; i < Nodes; i++)
        {
            var normal = -2 + (4.0 * i / (Nodes - 1));
            prior[i] = new(normal * spread, -normal * normal / 2, double.NegativeInfinity, 0, 1);
        }

        rates = prior;
    }

    private ShiryaevRoberts(ShiryaevRoberts before, Rate[] rates) =>
        (shift, this.rates, Items) = (before.shift, rates, before.Items + 1);

    /// <summary>Observations so far.</summary>
    public int Items { get; }

    /// <summary>ln R; −∞ before the first observation.</summary>
    public double Score => Items == 0
        ? double.NegativeInfinity
        : LogSumExp.Of([.. rates.Select(r => r.Weight + r.Statistic)]) - LogSumExp.Of([.. rates.Select(r => r.Weight)]);

    /// <summary>The observation, from 1, at which a change most likely began, if there was one.</summary>
    public int RisingSince => rates.MaxBy(r => r.Weight + r.Rise).Since;

    /// <summary>The state after one more observation.</summary>
    /// <param name="error">Whether it was an error.</param>
    /// <param name="usual">How often people err on observations of this kind, above 0 and at most .5.</param>
    public ShiryaevRoberts Observe(bool error, double usual)
    {
        if (usual is not (> 0 and <= 0.5))
            throw new ArgumentOutOfRangeException(nameof(usual), usual, "A usual rate lies above 0 and is at most 0.5.");
        var odds = Math.Log(usual / (1 - usual));
        return new(this, [.. rates.Select(r => Next(r, error, 1 / (1 + Math.Exp(-odds - r.Offset))))]);
    }

    private Rate Next(Rate rate, bool error, double usual)
    {
        var ratio = error ? Math.Log((usual + shift) / usual) : Math.Log((1 - usual - shift) / (1 - usual));
        var rise = Math.Max(0, rate.Rise + ratio);
        return new(
            rate.Offset,
            rate.Weight + Math.Log(error ? usual : 1 - usual),
            LogSumExp.Of([0, rate.Statistic]) + ratio,
            rise,
            rise == 0 ? Items + 2 : rate.Since);
    }
}
