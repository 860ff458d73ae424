using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>The guidelines as Markdown.</summary>
internal static class GuidelinesMarkdown
{
    internal static string Of(GuidelinesDocument document)
    {
        var brief = document.Brief;
        return $"""
            # Guidelines: {Markdown.Line(brief.Title)}

            ## Brief

            - **Purpose of the model:** {Markdown.Line(brief.Purpose)}
            - **Target users:** {Markdown.Line(brief.TargetUsers)}
            - **Known failure modes:** {Markdown.Line(string.Join("; ", brief.KnownFailureModes))}
            - **Domains:** {Markdown.Line(string.Join(", ", brief.Domains))}
            - **Languages:** {Markdown.Line(string.Join(", ", brief.Languages))}
            - **Tier:** {brief.Tier}
            - **Pairs planned:** {brief.Volume}

            ## Rubric

            {string.Concat(document.Rubric.Criteria.Select(Criterion))}## Quality plan

            {Markdown.Table(["threshold", "this project", "house standard"], PlanRow.Of(document.Plan).Select(r => new[] { r.Name, r.Value, r.House }))}{Recorded(document.Plan)}
            """;
    }

    private static string Criterion(Criterion criterion) => $"""
        ### {Markdown.Line(criterion.Name)} (`{criterion.Key.Replace('`', '\'')}`)

        {Markdown.Line(criterion.Definition)}

        {Markdown.Table(["score", "meaning"], criterion.Anchors.Select((anchor, i) => new[] { Text.Of($"{i + 1}"), Markdown.Line(anchor) }))}
        {string.Concat(criterion.Examples.Select(Example))}
        """;

    private static string Example(WorkedExample example, int index) => $"""
        #### Example {index + 1}

        - **Prompt:** {Markdown.Line(example.Prompt)}
        - **Strong response:** {Markdown.Line(example.Strong)}
        - **Weak response:** {Markdown.Line(example.Weak)}
        - **Why:** {Markdown.Line(example.Why)}


        """;

    private static string Recorded(QualityPlan plan) => plan.Recorded is { } recorded
        ? $"\nRecorded work. Origin: {Markdown.Line(recorded.Origin)}. Never recorded: {Markdown.Line(string.Join(", ", recorded.AbsentFields))}. Majority of three settles a pair: {(recorded.MajorityResolves ? "yes" : "no")}.\n"
        : "";
}
