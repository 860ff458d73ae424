using Concave.Kernel;
using Concave.Matching.Exercises;

namespace Concave.Matching;

/// <summary>A calibration attempt that is open.</summary>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Threshold">κ that passes it.</param>
public sealed record AttemptView(Guid AttemptId, int Attempt, int Pairs, int Answered, double Threshold)
{
    internal static AttemptView Of(Exercise attempt, int answered) =>
        new(attempt.Id, attempt.Number, attempt.Pairs, answered, OpenExercise.PlanOf(attempt).CalibrationKappa);
}

internal static class AttemptQueries
{
    /// <summary>The calibration attempts of one annotator on one project.</summary>
    internal static IQueryable<Exercise> Attempts(this IQueryable<Exercise> exercises, Guid project, Guid annotator) =>
        exercises.Where(e => e.ProjectId == project && e.AnnotatorId == annotator && e.Purpose == PairPurpose.Calibration);

    /// <summary>One attempt, if it is this annotator's.</summary>
    internal static IQueryable<Exercise> OwnAttempt(this IQueryable<Exercise> exercises, Guid attempt, Guid annotator) =>
        exercises.Where(e => e.Id == attempt && e.AnnotatorId == annotator && e.Purpose == PairPurpose.Calibration);
}
