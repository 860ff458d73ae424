namespace Concave.Datasets.Reporting;

/// <summary>
/// The QA report as one page that needs nothing else: no script, no network, readable in light and dark, at twice the
/// size and on paper. Made from the report alone.
/// </summary>
public static class ReportPage
{
    /// <summary>A complete HTML document in UTF-8, LF line ends. The same report gives the same text.</summary>
    public static string Render(QaReport report) => Html.Of($"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>QA report: {report.Header.ProjectTitle}, batch {report.Header.BatchNumber}</title>{PageStyle.Element}</head>
        <body><main>
        {PageTop.Of(report)}
        <h2>Gates</h2>
        {GateTable.Of(report.Gates)}
        {Forest.Of("Gates on a scale from 0 to 1", GateRows(report), threshold: null)}
        {PageConfidence.Of(report.QualityConfidence)}
        {PageCounts.Of(report)}
        {PageAgreement.Of(report)}
        {PageGold.Of(report)}
        {PageInfluence.Of(report)}
        {PageProbe.Of(report.Probe)}
        {PageLogs.Of(report)}
        {PageThresholds.Of(report)}
        </main></body></html>

        """).Markup.ReplaceLineEndings("\n");

    private static IReadOnlyList<ForestRow> GateRows(QaReport report) =>
        [.. report.Gates.Where(g => g.Value is not null).Select(g => new ForestRow(Shown.Words(g.Gate), g.Value, g.Low, g.High, g.N))];
}
