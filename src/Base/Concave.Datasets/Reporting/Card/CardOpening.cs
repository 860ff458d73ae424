using Concave.Datasets.Bag;
using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>Title, what a reader must know first, details and uses.</summary>
internal static class CardOpening
{
    internal static string Of(DeliveryRecords records, QaReport report)
    {
        var (head, brief) = (report.Header, records.Guidelines.Brief);
        return $"""
            # Dataset Card for {Markdown.Line(head.ProjectTitle)}, batch {head.BatchNumber}

            {Warnings(head)}Preference pairs judged by people, delivered with every raw judgment they rest on. Each figure below is recomputed from those judgments by the verifier (`verify.py` in this folder) and stands in full in `data/docs/qa-report.json`.

            ## Dataset Details

            ### Dataset Description

            {Markdown.Line(brief.Purpose)}

            - **Curated by:** {Markdown.Line(head.Generator)} for {Markdown.Line(head.ClientName)}
            - **Language(s):** {Markdown.Line(string.Join(", ", FrontMatter.Languages(records)))}
            - **License:** as agreed between the parties; see `LICENSE.md`
            - **Delivered:** {Shown.Time(head.CreatedAt)}; judged from {Shown.Time(head.FirstJudgmentAt)} to {Shown.Time(head.LastJudgmentAt)}
            - **Guidelines:** `{head.GuidelinesHash}`, approved {Shown.Time(head.GuidelinesApprovedAt)}

            ### Dataset Sources

            - **Responses:** {Source(brief.Responses)}
            - **Domains:** {Markdown.Line(string.Join(", ", brief.Domains))}

            ## Uses

            ### Direct Use

            Training and testing reward models and preference optimisation (DPO and its relatives) for: {Markdown.Line(brief.TargetUsers)}. Known failure modes the guidelines look at: {Markdown.Line(string.Join("; ", brief.KnownFailureModes))}.

            ### Out-of-Scope Use

            A label says which of two responses is better under these guidelines. It does not say that the better one is true, safe or fit for any other purpose, and it is no measure of a person.
            {(head.Simulated ? "\nSimulated judgments are for trying the format and the pipeline. Do not train on them.\n" : "")}
            """;
    }

    private static string Warnings(ReportHeader head) => string.Concat(new[]
    {
        head.Simulated ? "> **Simulated.** Judgments were produced by a program that plays annotators; no figure says anything about people.\n\n" : "",
        head.RecordedOrigin.Length > 0 ? $"> **Recorded elsewhere and replayed.** Origin: {Markdown.Line(head.RecordedOrigin)}. Never recorded: {Markdown.Line(string.Join(", ", head.NotRecorded.Select(w => Shown.Words(w))))}.\n\n" : "",
        head.LooserThanHouse.Count > 0 ? $"> **Looser than the house standard:** {Markdown.Line(string.Join("; ", head.LooserThanHouse))}.\n\n" : "",
    });

    private static string Source(ResponseSource source) => source switch
    {
        ResponseSource.Client => "supplied by the client",
        ResponseSource.TwoSamples => "two samples of one model",
        ResponseSource.ReferenceCeiling => "a model and a reference model as a quality ceiling",
        ResponseSource.StrongAndWeak => "a strong and a weak response to the same prompt",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "Not a source."),
    };
}
