namespace Concave.Datasets.Planning;

/// <summary>What a plan does not say of itself, as sentences that name the field to change.</summary>
internal static class PlanWarnings
{
    private const int FirmBySubject = 100;

    internal static IReadOnlyList<string> Of(PlanQuestion question, PlanAnswer answer) =>
        [.. new[] { Calibration(question, answer), Gold(question, answer), Sample(answer), Chances(answer), Panel(answer), Subjects(question, answer), GoldEach(question, answer) }.OfType<string>()];

    private static string? Calibration(PlanQuestion question, PlanAnswer answer) =>
        answer.KappaOfCalibrationGate >= question.Plan.BatchKappa ? null : FormattableString.Invariant(
            $"Two annotators who just pass calibration (κ {question.Plan.CalibrationKappa} to the truth) agree with each other at about κ {answer.KappaOfCalibrationGate:0.00}; the batch asks {question.Plan.BatchKappa}. Set calibration_kappa to {Math.Min(1, Math.Ceiling(answer.GoldKappaNeeded * 100) / 100):0.00}.");

    private static string? Gold(PlanQuestion question, PlanAnswer answer) =>
        question.Plan.GoldShare == 0 ? "The plan has no gold: the agreement gate alone cannot see errors that everybody makes. Set gold_share."
        : answer.KappaOfGoldGate >= question.Plan.BatchKappa || answer.AccuracyNeeded is not { } needed ? null : FormattableString.Invariant(
            $"A batch exactly at the gold gate ({question.Plan.GoldAccuracy:0.##%} right) has κ {answer.KappaOfGoldGate ?? 0:0.00}; the batch asks {question.Plan.BatchKappa}, which needs {needed:0.0%} right. The agreement gate decides, not gold.");

    private static string? Sample(PlanAnswer answer) =>
        answer.Batch.Sampled >= RaiseRules.Firm ? null : FormattableString.Invariant(
            $"Only {answer.Batch.Sampled} pairs of a batch are judged twice; under {RaiseRules.Firm} the interval is too wide for the gate to mean much. {Remedy(answer)}");

    private static string? Chances(PlanAnswer answer) =>
        answer.Good.Both >= RaiseRules.GoodAtLeast && answer.Bad.Both < RaiseRules.BadAtMost ? null : FormattableString.Invariant(
            $"A good batch (κ {Planner.GoodKappa:0.00}) fails in {1 - answer.Good.Both:0.0%} and a bad one (κ {Planner.BadKappa:0.00}) passes in {answer.Bad.Both:0.0%} of cases; asked are at most 5 % and under 1 %. {Remedy(answer)}");

    private static string? Panel(PlanAnswer answer) =>
        answer.Panel is not { Both: < RaiseRules.GoodAtLeast } panel ? null : FormattableString.Invariant(
            $"People who are right {panel.Accuracy:0.0%} of the time agree at κ {panel.Kappa:0.00}; their batch passes with chance {panel.Both:0%}. Ask more at calibration, or mend the guidelines first.");

    private static string? Subjects(PlanQuestion question, PlanAnswer answer) =>
        question.Subjects == 1 || answer.Batch.Sampled / question.Subjects >= FirmBySubject ? null : FormattableString.Invariant(
            $"Each of {question.Subjects} domains and languages has about {answer.Batch.Sampled / question.Subjects} sampled pairs a batch: their own figures are called insufficient under {FirmBySubject}. Each needs {question.Plan.SampleJudgments} qualified people.");

    private static string? GoldEach(PlanQuestion question, PlanAnswer answer) =>
        question.Plan.GoldShare == 0 || answer.Batch.GoldEach >= 24 ? null : FormattableString.Invariant(
            $"Each annotator meets about {answer.Batch.GoldEach:0.#} gold pairs a batch; 24 without an error are the fewest that prove {question.Plan.GoldAccuracy:0.##%}. Judge people over several batches.");

    private static string Remedy(PlanAnswer answer) => answer.Raise is { } raise
        ? FormattableString.Invariant($"Set sample_share to {raise.SampleShare:0.##} and gold_share to {raise.GoldShare:0.##} ({raise.Extra} more judgments).")
        : "No share is enough for a batch of this size: make batches larger.";
}
