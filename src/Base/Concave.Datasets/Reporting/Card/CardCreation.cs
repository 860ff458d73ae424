using Concave.Datasets.Bag;

namespace Concave.Datasets.Reporting;

/// <summary>Where the rows come from, who judged them and how.</summary>
internal static class CardCreation
{
    internal static string Of(DeliveryRecords records, QaReport report)
    {
        var (counts, plan) = (report.Counts, report.Header.Thresholds);
        return $"""
            ## Dataset Creation

            ### Curation Rationale

            {Markdown.Line(records.Guidelines.Brief.Title)}: {Markdown.Line(records.Guidelines.Brief.Purpose)}

            ### Source Data

            #### Data Collection and Processing

            {counts.Read} rows were read, {counts.Accepted} accepted, {counts.Read - counts.Accepted} set aside{SetAside(counts)}. The text of prompts and responses is as imported; the `preference` rows are trimmed at both ends.

            #### Who are the source data producers?

            Prompts and responses were supplied or generated for the client of this project.

            ### Annotations

            #### Annotation process

            {Process(report)}

            Rubric, each criterion scored 1 to 5 for both responses:

            {Markdown.Table(["criterion", "definition", "1", "5", "examples"], records.Guidelines.Rubric.Criteria.Select(c => new[]
            {
                Markdown.Line(c.Name), Markdown.Line(c.Definition), Markdown.Line(Anchor(c, 1)), Markdown.Line(Anchor(c, 5)), Text.Of($"{c.Examples.Count}"),
            }))}
            Thresholds in force and what was reached:

            {Markdown.Table(["gate", "asked", "reached", "95 % interval", "rests on", "outcome"], report.Gates.Select(g => new[]
            {
                Shown.Words(g.Gate), Shown.Cut(g.Threshold), Shown.Cut(g.Value), Shown.Range(g.Low, g.High), Text.Of($"{g.N}"), Outcome(g.Outcome),
            }))}
            Calibration asked {plan.CalibrationPairs} pairs, the pilot {plan.PilotPairs}; {Shown.Cut(plan.GoldShare)} of each stream was to be verified pairs. Probability that a released label is what a fresh panel would choose: {Shown.Cut(report.LabelConfidence.Probability)} (95 % interval {Shown.Cut(report.LabelConfidence.Low95)} to {Shown.Cut(report.LabelConfidence.High95)}). Completeness of the checks: {Shown.Cut(report.QualityConfidence.Score)} of 100. Both formulas are in the report.

            #### Who are the annotators?

            {counts.Annotators} people{(report.Header.Simulated ? " (simulated)" : "")}, shown by pseudonyms that no other client's deliveries share.

            {Markdown.Table(["pseudonym", "domains", "languages", "credentials", "fit by", "simulated"], records.Annotators.OrderBy(a => a.Annotator, StringComparer.Ordinal).Select(CardAnnotators.Row))}
            #### Personal and Sensitive Information

            Annotators appear by pseudonym only. Prompts and responses were not searched for personal data by this report; treat them as their source asks.

            """;
    }

    private static string Anchor(Kernel.Criterion criterion, int score) => criterion.Anchors.ElementAtOrDefault(score - 1) ?? "";

    private static string SetAside(CountsSection counts) => counts.SetAside.Count == 0 ? ""
        : $" ({string.Join(", ", counts.SetAside.Select(s => Text.Of($"{Markdown.Line(s.Code)}: {s.Count}")))})";

    private static string Process(QaReport report) => report.Header.RecordedOrigin.Length > 0
        ? "The judgments were recorded elsewhere and replayed; how they were made is the record's own story. What the record never had is named at the top and shown as not evaluated."
        : $"Two responses side by side, left and right drawn for each annotator, model names hidden. A random share of {Shown.Cut(report.Header.Thresholds.SampleShare)} of the pairs was judged twice, independently and without the AI's suggestion; borderline, flagged and ambiguous pairs were judged by a second person too. Disagreements went to a senior annotator who resolved them in writing; an engineering team checked a share of {Shown.Cut(report.Header.Thresholds.SpotCheckShare)} and every escalation.";

    private static string Outcome(Kernel.Records.GateOutcome outcome) => outcome switch
    {
        Kernel.Records.GateOutcome.Passed => "passed",
        Kernel.Records.GateOutcome.Failed => "**failed**",
        Kernel.Records.GateOutcome.NotEvaluated => "not evaluated",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };
}
