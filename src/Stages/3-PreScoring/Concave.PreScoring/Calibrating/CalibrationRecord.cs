using Concave.Datasets.Reporting;

namespace Concave.PreScoring.Calibrating;

/// <summary>How a stated confidence becomes a probability.</summary>
public enum CurveKind
{
    /// <summary>Platt's logistic curve: two numbers, for few verdicts.</summary>
    Platt,

    /// <summary>The best never-falling step function, for many.</summary>
    Isotonic,
}

/// <summary>A point of the curve.</summary>
/// <param name="Stated">A stated confidence.</param>
/// <param name="Confidence">What it is worth.</param>
public sealed record CurvePoint(double Stated, double Confidence);

/// <summary>One threshold that was tried.</summary>
/// <param name="Stated">Opinions stated with at least this would be followed by one judgment.</param>
/// <param name="Accepted">Calibration pairs stated with at least this.</param>
/// <param name="Against">Of these, how often people's verdict was another.</param>
/// <param name="Upper95">One-sided 95 % bound on that share (Clopper–Pearson): it is below this.</param>
/// <param name="Holds">Whether the bound is within what is tolerated.</param>
public sealed record ThresholdTest(double Stated, int Accepted, int Against, double Upper95, bool Holds);

/// <summary>
/// What a judge's confidence is worth in one language of one project, and the verdicts that say so. Kept as canonical
/// JSON; its SHA-256 is the name that routing records carry. The same verdicts always give the same record.
/// </summary>
public sealed record CalibrationRecord
{
    public required Guid Project { get; init; }

    /// <summary>Judge, model and version of the prompt, in one name.</summary>
    public required string Provider { get; init; }

    /// <summary>BCP-47; "" where the client gave none.</summary>
    public required string Language { get; init; }

    /// <summary>Pairs with a sound, consistent opinion and a verdict people gave without seeing it.</summary>
    public required int Pairs { get; init; }

    /// <summary>Of these, how often the verdict was the opinion's.</summary>
    public required int Agreed { get; init; }
    public required CurveKind Curve { get; init; }

    /// <summary>The curve at every confidence that was stated, rising; between two points it is a line.</summary>
    public required IReadOnlyList<CurvePoint> Points { get; init; }

    /// <summary>The share of disagreement that the plan tolerates: 1 − its borderline confidence.</summary>
    public required double Tolerated { get; init; }

    /// <summary>Thresholds in the order in which they were tried, strict ones first, up to the first that does not hold.</summary>
    public required IReadOnlyList<ThresholdTest> Tests { get; init; }

    /// <summary>The last threshold that holds, as stated; −1 when none does, and then every pair is borderline.</summary>
    public required double Threshold { get; init; }

    /// <summary>Reliability of what the judge states.</summary>
    public required ReliabilityFigure Stated { get; init; }

    /// <summary>Reliability of the calibrated confidence, each pair predicted by a curve that was fitted without its fifth of the pairs.</summary>
    public required ReliabilityFigure Calibrated { get; init; }
}
