using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One calibration attempt against the verified answers: what matching gates on and the report prints [C3].</summary>
/// <param name="Annotator">Pseudonym.</param>
/// <param name="Attempt">Number of the attempt; 0 when there is none.</param>
/// <param name="Answers">Pairs answered, each counted once.</param>
/// <param name="Accuracy">Share of answers equal to the truth.</param>
/// <param name="Figure">Cohen's κ of answer and truth over a, b, tie and cannot judge, with its interval.</param>
public sealed record CalibrationAttempt(string Annotator, int Attempt, int Answers, ShareFigure Accuracy, AgreementFigure Figure)
{
    /// <summary>Categories of an answer: "cannot judge" is one, so that declining hard pairs cannot help.</summary>
    private const int Categories = 4;

    /// <summary>True when enough pairs were answered and κ reaches the plan's; an undefined κ never does.</summary>
    public bool Passes(QualityPlan plan) => Answers > 0 && Answers >= plan.CalibrationPairs && Figure.Kappa >= plan.CalibrationKappa;

    /// <summary>Computes one attempt from its answers; a second answer to the same pair does not count.</summary>
    public static CalibrationAttempt Of(string annotator, int attempt, IEnumerable<CalibrationAnswerRecord> answers)
    {
        var first = answers.OrderBy(a => a.AnsweredAt).ThenBy(a => a.Choice).DistinctBy(a => a.Pair).ToList();
        return new(annotator, attempt, first.Count, ShareFigure.Of(first, a => a.Choice == a.Truth),
            CohenFigure.Of([.. first.Select(a => ((int)a.Truth, (int)a.Choice))], Categories, annotators: 1));
    }

    /// <summary>The attempt with the highest number of one annotator: it is the one in force.</summary>
    public static CalibrationAttempt Last(string annotator, IEnumerable<CalibrationAnswerRecord> answers)
    {
        var own = answers.Where(a => string.Equals(a.Annotator, annotator, StringComparison.Ordinal)).ToList();
        var last = own.Count == 0 ? 0 : own.Max(a => a.Attempt);
        return Of(annotator, last, own.Where(a => a.Attempt == last));
    }
}
