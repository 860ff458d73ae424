using Concave.Matching.Exercises;
using static Concave.Ui.Languages.Speech;

namespace Concave.Matching;

/// <summary>How an attempt came out.</summary>
/// <param name="Kappa">Cohen's κ against the truth; "cannot judge" counts as disagreement. Null when undefined.</param>
/// <param name="Low">Lower end of the two-sided 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Threshold">κ that passes.</param>
/// <param name="Next">What the annotator can do now.</param>
public sealed record CalibrationResult(
    Guid AttemptId, int Attempt, double? Kappa, double? Low, double? High, int Pairs, double Threshold, bool Passed, string Next)
{
    internal static CalibrationResult Of(Exercise attempt, AttemptEnd end)
    {
        var threshold = OpenExercise.PlanOf(attempt).CalibrationKappa;
        return new(attempt.Id, attempt.Number, end.Kappa, end.KappaLow, end.KappaHigh, attempt.Pairs, threshold, end.Passed,
            NextStep(end, threshold));
    }

    private static string NextStep(AttemptEnd end, double threshold) => (end.Passed, end.Kappa) switch
    {
        (true, _) => T("You are qualified. The pilot comes next, then your tasks."),
        (false, { } kappa) => T(
            "κ {0:0.000} is under {1:0.000}. Read the guidelines and their worked examples again, then start another attempt: it has pairs you have not seen.", kappa, threshold),
        (false, null) => T("κ is undefined because every answer was the same. Read the guidelines, then start another attempt: it has pairs you have not seen."),
    };
}
