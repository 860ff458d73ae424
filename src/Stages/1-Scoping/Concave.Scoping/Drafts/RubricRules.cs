using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>A rubric has the plan's number of criteria, each anchored and illustrated [S2, S3].</summary>
internal static class RubricRules
{
    private const int Anchors = 5;

    internal static IReadOnlyList<Problem> Check(Rubric rubric, QualityPlan plan)
    {
        // Recorded work that never had scores has nothing to score by.
        var unscored = plan.Recorded?.AbsentFields.Contains(RecordedRules.CriterionScores, StringComparer.Ordinal) == true;
        var (least, examples) = unscored ? (0, 0) : (plan.MinCriteria, plan.MinExamplesPerCriterion);
        List<Problem> faults = [];
        if (rubric.Criteria.Count < least || rubric.Criteria.Count > plan.MaxCriteria)
            faults.Add(GuidelinesRules.Fault("rubric.criteria", $"There are {rubric.Criteria.Count} criteria; the plan asks for {least} to {plan.MaxCriteria}.", "Add or merge criteria."));
        for (var i = 0; i < rubric.Criteria.Count; i++)
            faults.AddRange(Check(rubric.Criteria, i, examples));
        return faults;
    }

    private static IEnumerable<Problem> Check(IReadOnlyList<Criterion?> criteria, int index, int examples)
    {
        var path = $"rubric.criteria[{index}]";
        if (criteria[index] is not { } criterion)
            return [GuidelinesRules.Empty(path)];
        return
        [
            .. CheckKey(criteria, index, criterion.Key, path),
            .. GuidelinesRules.EmptyTexts(($"{path}.name", criterion.Name), ($"{path}.definition", criterion.Definition)),
            .. CheckAnchors(criterion.Anchors, path),
            .. CheckExamples(criterion.Examples, examples, path),
        ];
    }

    private static IEnumerable<Problem> CheckKey(IReadOnlyList<Criterion?> criteria, int index, string key, string path)
    {
        if (!BriefRules.Key().IsMatch(key))
            yield return GuidelinesRules.Fault($"{path}.key", $"\"{key}\" is not snake_case.", "Write lower-case letters, digits and underscores: \"factual_accuracy\".");
        else if (criteria.Take(index).Any(c => c?.Key == key))
            yield return GuidelinesRules.Fault($"{path}.key", $"\"{key}\" stands twice.", "Give every criterion a key of its own.");
    }

    private static IEnumerable<Problem> CheckAnchors(IReadOnlyList<string> anchors, string path) =>
    [
        .. anchors.Count == Anchors
            ? Array.Empty<Problem>()
            : [GuidelinesRules.Fault($"{path}.anchors", $"There are {anchors.Count} anchors.", $"Say what each score from 1 to {Anchors} means, in that order.")],
        .. GuidelinesRules.EmptyTexts([.. anchors.Select((text, i) => ($"{path}.anchors[{i}]", (string?)text))]),
    ];

    private static List<Problem> CheckExamples(IReadOnlyList<WorkedExample?> examples, int least, string path)
    {
        var seen = new HashSet<WorkedExample>();
        var problems = examples.SelectMany((example, i) => CheckExample(example, $"{path}.examples[{i}]", seen)).ToList();
        if (examples.Count < least)
            problems.Insert(0, GuidelinesRules.Fault($"{path}.examples", $"There are {examples.Count} worked examples; the plan asks for {least}.", $"Add {least - examples.Count} more."));
        return problems;
    }

    private static IEnumerable<Problem> CheckExample(WorkedExample? example, string path, HashSet<WorkedExample> seen)
    {
        if (example is null)
            return [GuidelinesRules.Empty(path)];
        return
        [
            .. GuidelinesRules.EmptyTexts(
                ($"{path}.prompt", example.Prompt), ($"{path}.strong", example.Strong), ($"{path}.weak", example.Weak), ($"{path}.why", example.Why)),
            .. seen.Add(example)
                ? Array.Empty<Problem>()
                : [GuidelinesRules.Fault(path, "The same example stands twice.", "Replace one of the two: copies do not count.")],
        ];
    }
}
