namespace Concave.Datasets.Reporting;

/// <summary>Title, verdict, and everything that must be read before any figure.</summary>
internal static class PageTop
{
    internal static Html Of(QaReport report, PageWords t)
    {
        var head = report.Header;
        return Html.Of($"""
            <h1>{t.Say($"QA report: {Html.Said(head.ProjectTitle)}, batch {head.BatchNumber}")}</h1>
            <p class="soft">{t.Say($"For {Html.Said(head.ClientName)}, made {Shown.Time(head.CreatedAt, t)} by {head.Generator}. Delivery {Code(head.Delivery.ToString())}, round {head.Round}.")}
            {t.Say($"Judged from {Shown.Time(head.FirstJudgmentAt, t)} to {Shown.Time(head.LastJudgmentAt, t)} under guidelines {Code(head.GuidelinesHash)}, approved {Shown.Time(head.GuidelinesApprovedAt, t)}.")}</p>
            {Verdict(report, t)}{Banners(head, t)}
            <p>{t.Say($"Figures on this page are cut after four decimals, never rounded up; {Code("qa-report.json")} has every digit and {Code("docs/delivery-figures.md")} of the project defines each one.")}{(t == PageWords.English ? Html.None : Html.Of($" {t["Notes of the report are data and stand in English."]}"))}</p>
            """);
    }

    private static Html Verdict(QaReport report, PageWords t) => report.Release.Released
        ? Html.Of($"""<p class="verdict good">{t.Say($"Released: {report.Counts.Released} of {report.Counts.Pairs} pairs carry a label.")}{Gates(report.Release, t)}</p>""")
        : Html.Of($"""<div class="verdict bad">{t["Withheld."]}<ul>{report.Release.Reasons.Select(r => Html.Of($"<li>{Html.Said(r)}</li>"))}</ul></div>""");

    private static Html Gates(ReleaseSection release, PageWords t) => release.NotEvaluated.Count == 0
        ? Html.Of($" {t["Every gate passed."]}")
        : Html.Of($" {t.Say($"No gate failed; not evaluated: {Words(release.NotEvaluated, t)}.")}");

    private static Html Banners(ReportHeader head, PageWords t) => Html.Of($"""
        {(head.Simulated ? Banner(t["Simulated."], t.Say($"Judgments of this delivery were produced by a program that plays annotators. No figure here says anything about people.")) : Html.None)}
        {(head.RecordedOrigin.Length > 0 ? Banner(t["Recorded elsewhere."], t.Say($"The judgments were made outside this system and replayed. Origin: {Html.Said(head.RecordedOrigin)}. Never recorded: {Words(head.NotRecorded, t)}.")) : Html.None)}
        {(head.LooserThanHouse.Count > 0 ? Banner(t["Looser than the house standard."], Html.Of($"{t["The approved plan asks for less:"]}<ul>{head.LooserThanHouse.Select(l => Html.Of($"<li>{Html.Said(l)}</li>"))}</ul>")) : Html.None)}
        """);

    private static Html Banner(string title, Html text) => Html.Of($"<div class=\"banner\"><strong>{title}</strong> {text}</div>\n");

    private static string Words(IEnumerable<string> keys, PageWords t) => string.Join(", ", keys.Select(k => Shown.Words(k, t)));

    private static Html Code(string text) => Html.Of($"<code>{text}</code>");
}
