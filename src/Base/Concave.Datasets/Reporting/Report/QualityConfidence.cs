using Concave.Agreement;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One part of the score.</summary>
/// <param name="Value">In [0, 1]; <see cref="QualityConfidence.Unknown"/> when absent.</param>
/// <param name="Weight">Share of the weights, out of 10.</param>
/// <param name="Absent">True when there was nothing to measure it on.</param>
public sealed record ConfidencePart(string Part, double Value, int Weight, bool Absent);

/// <summary>
/// One number for "how sure may I be of these labels": the weighted geometric mean of proven lower bounds and of how
/// completely the reviews were done, times 100. One weak part pulls the whole down, and what was not measured counts
/// one half instead of being left out.
/// </summary>
/// <param name="Score">0 to 100, not rounded.</param>
public sealed record QualityConfidence(double Score, string Formula, IReadOnlyList<ConfidencePart> Parts, IReadOnlyList<string> Absent)
{
    /// <summary>What a part counts that nobody measured.</summary>
    public const double Unknown = 0.5;

    private const string Printed =
        "100 × (agreement³ × gold³ × calibration × peer_review × adjudication × spot_check)^(1/10); "
        + "agreement: one-sided 95 % lower bound of pooled κ; gold: one-sided 95 % Clopper–Pearson lower bound of gold accuracy; "
        + "calibration: share of annotators who passed; peer_review and spot_check: share done over share asked, at most 1; "
        + "adjudication: share of doubly judged pairs agreed or resolved; an absent part counts 0.5.";

    internal static QualityConfidence Of(IReadOnlyList<GateRecord> gates, BatchView batch)
    {
        ConfidencePart[] parts =
        [
            Part("agreement", batch.Scope.Figure().Lower95, weight: 3),
            Part("gold", GoldGate.Accuracy(batch.Work.Gold, batch.Records.Truths).Lower95, weight: 3),
            Part("calibration", Calibrated(gates, batch), weight: 1),
            Part("peer_review", Done(gates, GateNames.PeerReview), weight: 1),
            Part("adjudication", Done(gates, GateNames.Adjudication), weight: 1),
            Part("spot_check", Done(gates, GateNames.SpotCheck), weight: 1),
        ];
        var score = 100 * Math.Pow(parts.Aggregate(1.0, (product, part) => product * Math.Pow(part.Value, part.Weight)), 1.0 / parts.Sum(p => p.Weight));
        return new(score, Printed, parts, [.. parts.Where(p => p.Absent).Select(p => p.Part)]);
    }

    private static ConfidencePart Part(string name, double? value, int weight) =>
        value is { } known ? new(name, Math.Clamp(known, 0, 1), weight, Absent: false) : new(name, Unknown, weight, Absent: true);

    private static double? Done(IReadOnlyList<GateRecord> gates, string name)
    {
        var gate = gates.Single(g => g.Gate == name);
        return gate.Outcome == GateOutcome.NotEvaluated ? null : gate.Threshold == 0 ? 1 : gate.Value / gate.Threshold;
    }

    private static double? Calibrated(IReadOnlyList<GateRecord> gates, BatchView batch)
    {
        if (gates.Single(g => g.Gate == GateNames.Calibration).Outcome == GateOutcome.NotEvaluated)
            return null;
        var judging = batch.Work.Annotators;
        return Proportion.Share(judging.Count(a => CalibrationAttempt.Last(a, batch.Records.CalibrationAnswers).Passes(batch.Plan)), judging.Count).Value;
    }
}
