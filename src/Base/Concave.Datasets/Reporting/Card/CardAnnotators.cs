using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>An annotator's profile as the client sees it.</summary>
internal static class CardAnnotators
{
    internal static string[] Row(AnnotatorRecord annotator) =>
    [
        Markdown.Line(annotator.Annotator),
        Markdown.Line(string.Join(", ", annotator.Domains)),
        Markdown.Line(string.Join(", ", annotator.Languages)),
        Markdown.Line(string.Join(", ", annotator.Credentials.Select(c => c.Verified ? $"{c.Kind} (verified)" : $"{c.Kind} (stated)"))),
        annotator.Basis == QualificationBasis.Calibration ? "calibration" : "recorded; not measured here",
        annotator.Simulated ? "yes" : "no",
    ];
}
