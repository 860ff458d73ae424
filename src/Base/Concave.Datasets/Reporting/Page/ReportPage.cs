namespace Concave.Datasets.Reporting;

/// <summary>
/// The QA report as one page that needs nothing else: no script, no network, readable in light and dark, at twice the
/// size and on paper. Made from the report alone.
/// </summary>
public static class ReportPage
{
    /// <summary>Languages the page can be made in, by ISO 639-1, English first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", .. PageWords.Others.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A complete HTML document in UTF-8, LF line ends. The same report gives the same text.</summary>
    /// <param name="report">What it shows.</param>
    /// <param name="language">One of <see cref="Languages"/>: of the fixed sentences; data stand as they are.</param>
    public static string Render(QaReport report, string language = "en") => Render(report, PageWords.Others.GetValueOrDefault(language, PageWords.English));

    internal static string Render(QaReport report, PageWords t) => Html.Of($"""
        <!doctype html>
        <html lang="{t.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{t.Say($"QA report: {report.Header.ProjectTitle}, batch {report.Header.BatchNumber}")}</title>{PageStyle.Element}</head>
        <body><main>
        {PageTop.Of(report, t)}
        <h2>{t["Gates"]}</h2>
        {GateTable.Of(report.Gates, t)}
        {Forest.Of("Gates on a scale from 0 to 1", GateRows(report, t), threshold: null, t)}
        {PageConfidence.Of(report.LabelConfidence, report.QualityConfidence, t)}
        {PageCounts.Of(report, t)}
        {PageAgreement.Of(report, t)}
        {PageGold.Of(report, t)}
        {PageInfluence.Of(report, t)}
        {PageProbe.Of(report.Probe, t)}
        {PageLogs.Of(report, t)}
        {PageThresholds.Of(report, t)}
        </main></body></html>

        """).Markup.ReplaceLineEndings("\n");

    private static IReadOnlyList<ForestRow> GateRows(QaReport report, PageWords t) =>
        [.. report.Gates.Where(g => g.Value is not null).Select(g => new ForestRow(Shown.Words(g.Gate, t), g.Value, g.Low, g.High, g.N))];
}
