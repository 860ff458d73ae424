namespace Concave.Datasets.Reporting;

/// <summary>Agreement: the headline, its parts, and the figures that are not it.</summary>
internal static class PageAgreement
{
    internal static Html Of(QaReport report, PageWords t)
    {
        var (agreement, asked) = (report.Agreement, report.Header.Thresholds.BatchKappa);
        return Html.Of($"""
            <h2>{t["Agreement"]}</h2>
            <p>{t["Pooled κ of first, independent judgments of the random sample, before adjudication; gold excluded, nobody removed for disagreeing."]} {t.Say($"Observed agreement {Shown.Cut(agreement.Pooled.Observed)}, expected by chance {Shown.Cut(agreement.Pooled.Expected)}, standard error {Shown.Cut(agreement.Pooled.StandardError)}; one-sided lower bounds {Shown.Cut(agreement.Pooled.Lower90)} (90 %) and {Shown.Cut(agreement.Pooled.Lower95)} (95 %); {agreement.Pooled.Labels} labels, {agreement.CannotJudgeLeftOut} answers of cannot judge left out.")}</p>
            {Table("Headline", [new(t["pooled κ (the gate's figure)"], agreement.Pooled), new(t["symmetrised: A and B exchangeable"], agreement.Symmetrised)], t)}
            <p>{t.Say($"Combined over languages {Shown.Cut(agreement.StratifiedByLanguage)}, over domains {Shown.Cut(agreement.StratifiedByDomain)}: where these are far lower, the headline gains from mixing unlike parts.")}</p>
            {Part("By criterion (scores 1 to 5, quadratic weights)", agreement.ByCriterion, null, t)}
            {Part("By language", agreement.ByLanguage, asked, t)}{Part("By domain", agreement.ByDomain, asked, t)}{Part("By task type", agreement.ByTaskType, asked, t)}
            {Part("By day (UTC)", agreement.ByDay, asked, t)}{Part("By annotator, against their peers", agreement.ByAnnotator, asked, t)}
            {Table("Every two annotators with 30 common pairs", [.. agreement.Pairwise.Select(p => new AgreementRow(t.Text("{0} and {1}", p.First, p.Second), p.Figure))], t)}
            <h3>{t["Not agreement between people"]}</h3>
            <p>{t.Say($"On released pairs only, κ is {Shown.Cut(agreement.AfterDropping.Kappa)}: filtered by the outcome, so higher by construction. First judgments equal the final label they helped to make in {Shown.Cut(agreement.AfterAdjudication.Share)} of {agreement.AfterAdjudication.N} cases (κ {Shown.Cut(agreement.AfterAdjudication.Kappa)}).")}</p>
            """);
    }

    private static Html Part(string title, IReadOnlyList<AgreementRow> rows, double? threshold, PageWords t) => rows.Count == 0
        ? Html.Of($"""<p class="soft">{t.Say($"{t[title]}: no part with two labels on one item.")}</p>""")
        : Html.Of($"<h3>{t[title]}</h3>{Chart(title, rows, threshold, t)}{Table(title, rows, t)}");

    // Beyond some forty lines a chart is a wall; the table stays.
    private static Html Chart(string title, IReadOnlyList<AgreementRow> rows, double? threshold, PageWords t) => Forest.Of(
        title, [.. rows.Take(40).Select(r => new ForestRow(Shown.Named(r.Key, t), r.Figure.Kappa, r.Figure.Low95, r.Figure.High95, r.Figure.Pairs))], threshold, t);

    private static Html Table(string title, IReadOnlyList<AgreementRow> rows, PageWords t) =>
        PageTable.Of(title, PageTable.FigureHeads, rows.Select(r => PageTable.Figure(Shown.Named(r.Key, t), r.Figure, t)), t);
}
