using Concave.Agreement;
using Concave.Datasets.Reporting;

namespace Concave.PreScoring.Calibrating;

/// <summary>One opinion and the verdict that people gave without seeing it.</summary>
/// <param name="PairId">The pair.</param>
/// <param name="Language">Of the pair.</param>
/// <param name="Stated">The confidence stated, in [0, 1].</param>
/// <param name="Agreed">Whether the verdict is the opinion's.</param>
internal readonly record struct CalibrationPoint(Guid PairId, string Language, double Stated, bool Agreed);

/// <summary>Whose confidence is calibrated.</summary>
internal sealed record CalibrationSubject(Guid Project, string Provider, string Language);

/// <summary>Fits what a stated confidence is worth. Pure: the same points, in any order, always give the same record.</summary>
internal static class CalibrationRules
{
    /// <summary>With fewer verdicts in a language nothing is said about it, and every pair is borderline.</summary>
    internal const int LeastPairs = 100;

    /// <summary>From so many verdicts on the steps of the isotonic curve are worth more than the smoothness of Platt's.</summary>
    internal const int IsotonicFrom = 300;

    private const int Folds = 5;

    /// <summary>The record, or null with too few points.</summary>
    /// <param name="subject">Whose confidence.</param>
    /// <param name="points">Verdicts of this language.</param>
    /// <param name="tolerated">Share of disagreement that one judgment may rest on, in [0, 1].</param>
    internal static CalibrationRecord? Fit(CalibrationSubject subject, IReadOnlyCollection<CalibrationPoint> points, double tolerated)
    {
        if (points.Count < LeastPairs)
            return null;
        CalibrationPoint[] ordered = [.. points.OrderBy(p => p.PairId)];
        var kind = ordered.Length < IsotonicFrom ? CurveKind.Platt : CurveKind.Isotonic;
        var curve = CurveOf(ordered, kind);
        // A judge that is right the less the surer it is has a confidence nobody can route by.
        var tests = Falls(curve, ordered) ? [] : ThresholdRules.Walk(ordered, tolerated);
        var agreed = Array.ConvertAll(ordered, p => p.Agreed);
        return new()
        {
            Project = subject.Project,
            Provider = subject.Provider,
            Language = subject.Language,
            Pairs = ordered.Length,
            Agreed = agreed.Count(a => a),
            Curve = kind,
            Points = [.. ordered.Select(p => p.Stated).Distinct().Order().Select(s => new CurvePoint(s, curve(s)))],
            Tolerated = tolerated,
            Tests = tests,
            Threshold = tests.LastOrDefault(t => t.Holds)?.Stated ?? -1,
            Stated = ReliabilityFigure.Of(Array.ConvertAll(ordered, p => p.Stated), agreed),
            Calibrated = ReliabilityFigure.Of(CrossFitted(ordered, kind), agreed),
        };
    }

    /// <summary>What a stated confidence is worth by the points of a record: a line between two, constant beyond them.</summary>
    internal static double ConfidenceAt(IReadOnlyList<CurvePoint> points, double stated)
    {
        if (stated <= points[0].Stated)
            return points[0].Confidence;
        for (var i = 1; i < points.Count; i++)
        {
            var (below, above) = (points[i - 1], points[i]);
            if (stated <= above.Stated)
                return below.Confidence + ((stated - below.Stated) / (above.Stated - below.Stated) * (above.Confidence - below.Confidence));
        }

        return points[^1].Confidence;
    }

    private static Func<double, double> CurveOf(CalibrationPoint[] points, CurveKind kind)
    {
        var stated = Array.ConvertAll(points, p => p.Stated);
        return kind == CurveKind.Platt
            ? PlattCurve.Fit(stated, Array.ConvertAll(points, p => p.Agreed)).Predict
            : IsotonicCurve.Fit(stated, Array.ConvertAll(points, p => p.Agreed ? 1.0 : 0)).Predict;
    }

    private static bool Falls(Func<double, double> curve, CalibrationPoint[] points) => curve(points.Max(p => p.Stated)) < curve(points.Min(p => p.Stated)) - 1e-9;

    // A curve judged by the points it was fitted to would always look right.
    private static double[] CrossFitted(CalibrationPoint[] points, CurveKind kind)
    {
        var predicted = new double[points.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var curve = CurveOf([.. points.Where((_, i) => i % Folds != fold)], kind);
            for (var i = fold; i < points.Length; i += Folds)
                predicted[i] = Math.Clamp(curve(points[i].Stated), 0, 1);
        }

        return predicted;
    }
}
