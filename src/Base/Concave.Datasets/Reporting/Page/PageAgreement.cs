namespace Concave.Datasets.Reporting;

/// <summary>Agreement: the headline, its parts, and the figures that are not it.</summary>
internal static class PageAgreement
{
    internal static Html Of(QaReport report)
    {
        var (agreement, asked) = (report.Agreement, report.Header.Thresholds.BatchKappa);
        return Html.Of($"""
            <h2>Agreement</h2>
            <p>Pooled κ of first, independent judgments of the random sample, before adjudication; gold excluded, nobody removed for disagreeing. Observed agreement {Shown.Cut(agreement.Pooled.Observed)}, expected by chance {Shown.Cut(agreement.Pooled.Expected)}, standard error {Shown.Cut(agreement.Pooled.StandardError)}; one-sided lower bounds {Shown.Cut(agreement.Pooled.Lower90)} (90 %) and {Shown.Cut(agreement.Pooled.Lower95)} (95 %); {agreement.Pooled.Labels} labels, {agreement.CannotJudgeLeftOut} answers of cannot judge left out.</p>
            {Table("Headline", [new("pooled κ (the gate's figure)", agreement.Pooled), new("symmetrised: A and B exchangeable", agreement.Symmetrised)])}
            <p>Combined over languages {Shown.Cut(agreement.StratifiedByLanguage)}, over domains {Shown.Cut(agreement.StratifiedByDomain)}: where these are far lower, the headline gains from mixing unlike parts.</p>
            {Part("By criterion (scores 1 to 5, quadratic weights)", agreement.ByCriterion, threshold: null)}
            {Part("By language", agreement.ByLanguage, asked)}{Part("By domain", agreement.ByDomain, asked)}{Part("By task type", agreement.ByTaskType, asked)}
            {Part("By day (UTC)", agreement.ByDay, asked)}{Part("By annotator, against their peers", agreement.ByAnnotator, asked)}
            {Table("Every two annotators with 30 common pairs", [.. agreement.Pairwise.Select(p => new AgreementRow($"{p.First} and {p.Second}", p.Figure))])}
            <h3>Not agreement between people</h3>
            <p>On released pairs only, κ is {Shown.Cut(agreement.AfterDropping.Kappa)}: filtered by the outcome, so higher by construction. First judgments equal the final label they helped to make in {Shown.Cut(agreement.AfterAdjudication.Share)} of {agreement.AfterAdjudication.N} cases (κ {Shown.Cut(agreement.AfterAdjudication.Kappa)}).</p>
            """);
    }

    private static Html Part(string title, IReadOnlyList<AgreementRow> rows, double? threshold) => rows.Count == 0
        ? Html.Of($"""<p class="soft">{title}: no part with two labels on one item.</p>""")
        : Html.Of($"<h3>{title}</h3>{Chart(title, rows, threshold)}{Table(title, rows)}");

    // Beyond some forty lines a chart is a wall; the table stays.
    private static Html Chart(string title, IReadOnlyList<AgreementRow> rows, double? threshold) => Forest.Of(
        title, [.. rows.Take(40).Select(r => new ForestRow(Shown.Named(r.Key), r.Figure.Kappa, r.Figure.Low95, r.Figure.High95, r.Figure.Pairs))], threshold);

    private static Html Table(string title, IReadOnlyList<AgreementRow> rows) =>
        PageTable.Of(title, PageTable.FigureHeads, rows.Select(r => PageTable.Figure(Shown.Named(r.Key), r.Figure)));
}
