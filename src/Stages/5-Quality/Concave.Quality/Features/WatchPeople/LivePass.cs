using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Quality;

/// <summary>Whether live work bears out that somebody passed calibration.</summary>
public enum PassState
{
    /// <summary>Not decided: calibration alone speaks for them.</summary>
    Provisional,

    /// <summary>Right as often as somebody who belongs here.</summary>
    Confirmed,

    /// <summary>Right as rarely as somebody who does not: their work stops until a lead has looked.</summary>
    NotConfirmed,
}

/// <summary>
/// A calibration of 50 pairs measures κ to about ± 0.2, so its pass is provisional. Wald's sequential test on the verified
/// pairs of the streams confirms it or not, and may be looked at after every pair: gold accuracy 5 points above what the
/// plan asks against 5 below, with 5 % error of each kind.
/// </summary>
/// <param name="Items">Verified pairs until the verdict, or so far.</param>
public sealed record LivePass(PassState State, int Items)
{
    private const double Margin = 0.05;

    /// <param name="plan">What accuracy it asks.</param>
    /// <param name="right">Verified pairs judged in the streams since the calibration, in order.</param>
    internal static LivePass Of(QualityPlan plan, IEnumerable<bool> right)
    {
        if (plan.GoldAccuracy is <= Margin or >= 1 - Margin)
            return new(PassState.Provisional, right.Count());
        var test = right.Aggregate(new Sprt(plan.GoldAccuracy - Margin, plan.GoldAccuracy + Margin), (sofar, item) => sofar.Observe(item));
        return new(test.Verdict switch { SprtVerdict.Accept => PassState.Confirmed, SprtVerdict.Reject => PassState.NotConfirmed, _ => PassState.Provisional }, test.Items);
    }
}
