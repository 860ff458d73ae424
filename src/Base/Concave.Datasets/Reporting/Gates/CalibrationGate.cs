using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Everybody who judged in the round passed their last calibration attempt; the least κ among them is the figure.</summary>
internal static class CalibrationGate
{
    internal static GateRecord Of(RoundWork work)
    {
        var plan = work.Plan;
        var judging = work.Annotators;
        var attempts = judging.Select(annotator => CalibrationAttempt.Last(annotator, work.Input.CalibrationAnswers)).ToList();
        if (attempts.TrueForAll(a => a.Answers == 0))
            return Gates.NotEvaluated(GateNames.Calibration, plan.CalibrationKappa, "No calibration answer is on record.");
        var short_ = attempts.Where(a => !a.Passes(plan)).Select(a => a.Annotator).ToList();
        var least = attempts.Where(a => a.Figure.Kappa is not null).MinBy(a => a.Figure.Kappa);
        return new(
            GateNames.Calibration, Gates.Outcome(short_.Count == 0), least?.Figure.Kappa, plan.CalibrationKappa,
            least?.Figure.Low95, least?.Figure.High95, judging.Count,
            short_.Count == 0
                ? Text.Of($"All {judging.Count} annotators who judged passed their last attempt of at least {plan.CalibrationPairs} pairs; shown is the least κ among them.")
                : Text.Of($"{short_.Count} of {judging.Count} annotators who judged had not passed: {string.Join(", ", short_)}."));
    }
}
