using Concave.Agreement;

namespace Concave.PreScoring.Calibrating;

/// <summary>
/// From which stated confidence on one judgment suffices. Thresholds are walked from strict to lax and each is tested with
/// the exact one-sided bound on the disagreement among the pairs it accepts; the walk ends at the first that does not
/// hold. Where the walk goes depends on the confidences alone, not on what people said, so the order is fixed in advance
/// and every test may use the whole 5 %: the chance that a threshold which is too lax is ever chosen stays under it
/// (fixed-sequence testing; Jung, Brahman and Choi, "Trust or Escalate", 2024).
/// </summary>
internal static class ThresholdRules
{
    private const double Level = 0.95;

    /// <summary>The walk goes by tenths of the pairs: more stops would each be tried with hardly more pairs than the one before.</summary>
    private const int Steps = 10;

    internal static IReadOnlyList<ThresholdTest> Walk(IReadOnlyCollection<CalibrationPoint> points, double tolerated)
    {
        List<ThresholdTest> tests = [];
        foreach (var stated in Stops(points))
        {
            var accepted = points.Count(p => p.Stated >= stated);
            if (Proportion.ClopperPearsonUpper(0, accepted, Level).Known > tolerated)
                continue; // too few to prove it even if nobody disagreed: no test at all
            var against = points.Count(p => p.Stated >= stated && !p.Agreed);
            var upper = Proportion.ClopperPearsonUpper(against, accepted, Level).Known;
            tests.Add(new(stated, accepted, against, upper, upper <= tolerated));
            if (upper > tolerated)
                break;
        }

        return tests;
    }

    // What the surest tenth, two tenths … state at least. Equal confidences stay together.
    private static IEnumerable<double> Stops(IReadOnlyCollection<CalibrationPoint> points)
    {
        double[] falling = [.. points.Select(p => p.Stated).OrderDescending()];
        return Enumerable.Range(1, Steps).Select(step => falling[((falling.Length * step) + Steps - 1) / Steps - 1]).Distinct();
    }
}
