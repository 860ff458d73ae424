using System.Globalization;
using Concave.Datasets.Reporting;

namespace Concave.Datasets.Auditing;

/// <summary>The audit for a wiki or a pull request, made from the report alone.</summary>
public static class AuditMarkdown
{
    /// <summary>Markdown with LF line ends; text of the file is shown, never markup.</summary>
    public static string Render(AuditReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        # Audit of {Markdown.Line(report.File)}

        {report.Read} rows read, {report.Used} used, {report.Decided} with one response chosen. Labels: {Markdown.Line(report.LabelsFrom)}.

        **{AuditText.Headline(report)}**

        Sycophancy: {AuditText.SycophancyInShort(report)}

        {Markdown.Table(["finding", "how sure", "what to do"], report.Findings.Select(f => new[] { $"{f.Level}: {f.Says}", f.HowSure, f.Do }))}
        ## Sycophancy susceptibility

        {AuditText.Sycophancy(report.Sycophancy)}

        {Markdown.Line(AuditText.Judged(report.Judged))}

        {AuditText.Probe(report.Probe)}

        ## Shallow habits of the labels

        {Markdown.Table(["look", "side with more of it chosen", "p, adjusted", "could be seen from"], report.Habits.Select(h => new[] { h.Look, h.Note.Length > 0 ? h.Note : FindingRules.Shown(h.More), Shown.PValue(h.Adjusted), AuditText.Percent(h.Detectable) }))}
        ## Agreement baseline

        {(report.Experts is null || report.Agreement is not null ? AuditText.Agreement(report.Agreement) : "")}

        {(report.Experts is { } experts ? AuditText.Experts(experts) : "")}

        ## Hygiene

        {Markdown.Table(["what", "pairs"], report.Hygiene.Concat(report.SetAside).Select(h => new[] { Markdown.Line(h.What), h.Count.ToString(CultureInfo.InvariantCulture) }))}
        {AuditText.Noise(report.Noise)}

        {AuditText.Limits}

        """).ReplaceLineEndings("\n");
}
