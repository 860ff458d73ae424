using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>A plan for recorded work says where the record is from, and names what it lacks in words that the report knows.</summary>
internal static class RecordedRules
{
    internal const string CriterionScores = "criterion_scores";

    private static readonly string[] Known =
        ["rationale", CriterionScores, "difficulty", "confidence", "sides", "times", "gold", "calibration", "pilot", "adjudication", "spot_check"];

    internal static IEnumerable<Problem> Check(RecordedWork? recorded)
    {
        if (recorded is null)
            return [];
        return
        [
            .. GuidelinesRules.EmptyTexts(("plan.recorded.origin", recorded.Origin)),
            .. recorded.AbsentFields.Count == 0
                ? []
                : GuidelinesRules.List("plan.recorded.absent_fields", recorded.AbsentFields, f => Known.Contains(f, StringComparer.Ordinal), $"Use one of: {string.Join(", ", Known)}."),
        ];
    }
}
