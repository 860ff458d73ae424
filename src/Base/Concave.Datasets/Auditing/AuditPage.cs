using System.Globalization;
using Concave.Datasets.Reporting;

namespace Concave.Datasets.Auditing;

/// <summary>The audit as one page that needs nothing else, made from the report alone.</summary>
public static class AuditPage
{
    /// <summary>A complete HTML document in UTF-8. The same report gives the same text; every value is encoded.</summary>
    public static string Render(AuditReport report) => Html.Of($"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Audit of {report.File}</title>{PageStyle.Element}</head>
        <body><main>
        <h1>Audit of {Html.Said(report.File)}</h1>
        <p>{report.Read} rows read, {report.Used} used, {report.Decided} with one response chosen. Labels: {Html.Said(report.LabelsFrom)}. Rows set aside and ties are in no share.</p>
        <p class="verdict">{AuditText.Headline(report)}</p>
        {Findings("What is wrong, how sure, what to do", "alarm", report)}
        <p><b>Sycophancy:</b> {AuditText.SycophancyInShort(report)}</p>
        {Findings("Worth knowing", "note", report)}
        <h2>Sycophancy susceptibility</h2>
        <p>{AuditText.Sycophancy(report.Sycophancy)}</p>
        <p>{AuditText.Judged(report.Judged)}</p>
        <p>{AuditText.Probe(report.Probe)}</p>
        <h2>Shallow habits of the labels</h2>
        {PageTable.Of("Side with more of it chosen, where the two sides differ; one half means no habit", ["look", "chosen", "p, adjusted", "could be seen from"], report.Habits.Select(h => PageTable.Row(
            Html.Of($"{h.Look}"), PageTable.Cell(h.Note.Length > 0 ? h.Note : FindingRules.Shown(h.More)), PageTable.Cell(Shown.PValue(h.Adjusted)), PageTable.Cell(AuditText.Percent(h.Detectable)))))}
        {PageTable.Of("The same jointly: odds of being chosen for a typical difference, the other looks held constant", ["look", "odds ratio", "95 % interval", "percentage points"], report.Joint.Select(j => PageTable.Row(
            Html.Of($"{j.Look}"), PageTable.Cell(Shown.Cut(j.OddsRatio)), PageTable.Cell($"{Shown.Cut(j.Low95)} to {Shown.Cut(j.High95)}"), PageTable.Cell(Shown.Cut(j.Points)))))}
        <h2>Agreement baseline</h2>
        {(report.Experts is null || report.Agreement is not null ? Html.Of($"<p>{AuditText.Agreement(report.Agreement)}</p>") : Html.None)}
        {(report.Experts is { } experts ? Html.Of($"<p>{AuditText.Experts(experts)}</p>") : Html.None)}
        <h2>Hygiene</h2>
        {PageTable.Of("Pairs", ["what", "pairs"], report.Hygiene.Select(h => PageTable.Row(Html.Of($"{h.What}"), PageTable.Cell(h.Count.ToString(CultureInfo.InvariantCulture)))))}
        <p>{AuditText.Noise(report.Noise)}</p>
        {PageTable.Of("Rows set aside", ["reason", "rows"], report.SetAside.Select(h => PageTable.Row(Html.Of($"{h.What}"), PageTable.Cell(h.Count.ToString(CultureInfo.InvariantCulture)))))}
        {PageTable.Of("The first of them", ["row", "field", "what is wrong", "how to mend it"], report.SetAsideExamples.Select(s => PageTable.Row(
            Html.Of($"{s.Row}"), Html.Said(s.Field), Html.Said(s.Reason), PageTable.Cell(s.Mend))))}
        <p class="soft">{AuditText.Limits}</p>
        </main></body></html>

        """).Markup.ReplaceLineEndings("\n");

    // A list and no table: on a phone a sentence needs the whole width.
    private static Html Findings(string title, string level, AuditReport report)
    {
        var found = report.Findings.Where(f => f.Level == level).ToList();
        return found.Count == 0 ? Html.None : Html.Of($"""
            <h2>{title}</h2>
            <ul class="findings">{found.Select(f => Html.Of($"<li class=\"{f.Level}\"><strong>{f.Says}</strong><p>How sure: {f.HowSure}</p><p>What to do: {f.Do}</p></li>\n"))}</ul>
            """);
    }
}
