namespace Concave.Datasets.Reporting;

/// <summary>Title, verdict, and everything that must be read before any figure.</summary>
internal static class PageTop
{
    internal static Html Of(QaReport report)
    {
        var head = report.Header;
        return Html.Of($"""
            <h1>QA report: {Html.Said(head.ProjectTitle)}, batch {head.BatchNumber}</h1>
            <p class="soft">For {Html.Said(head.ClientName)}, made {Shown.Time(head.CreatedAt)} by {head.Generator}. Delivery <code>{head.Delivery.ToString()}</code>, round {head.Round}.
            Judged from {Shown.Time(head.FirstJudgmentAt)} to {Shown.Time(head.LastJudgmentAt)} under guidelines <code>{head.GuidelinesHash}</code>, approved {Shown.Time(head.GuidelinesApprovedAt)}.</p>
            {Verdict(report)}{Banners(head)}
            <p>Figures on this page are cut after four decimals, never rounded up; <code>qa-report.json</code> has every digit and <code>docs/delivery-figures.md</code> of the project defines each one.</p>
            """);
    }

    private static Html Verdict(QaReport report) => report.Release.Released
        ? Html.Of($"""<p class="verdict good">Released: {report.Counts.Released} of {report.Counts.Pairs} pairs carry a label.{(report.Release.NotEvaluated.Count == 0 ? " Every gate passed." : $" No gate failed; not evaluated: {string.Join(", ", report.Release.NotEvaluated.Select(Shown.Words))}.")}</p>""")
        : Html.Of($"""<div class="verdict bad">Withheld.<ul>{report.Release.Reasons.Select(r => Html.Of($"<li>{Html.Said(r)}</li>"))}</ul></div>""");

    private static Html Banners(ReportHeader head) => Html.Of($"""
        {(head.Simulated ? new Html("<p class=\"banner\"><strong>Simulated.</strong> Judgments of this delivery were produced by a program that plays annotators. No figure here says anything about people.</p>\n") : Html.None)}
        {(head.RecordedOrigin.Length > 0 ? Html.Of($"<p class=\"banner\"><strong>Recorded elsewhere.</strong> The judgments were made outside this system and replayed. Origin: {Html.Said(head.RecordedOrigin)}. Never recorded: {string.Join(", ", head.NotRecorded.Select(Shown.Words))}.</p>\n") : Html.None)}
        {(head.LooserThanHouse.Count > 0 ? Html.Of($"<div class=\"banner\"><strong>Looser than the house standard.</strong> The approved plan asks for less:<ul>{head.LooserThanHouse.Select(l => Html.Of($"<li>{Html.Said(l)}</li>"))}</ul></div>\n") : Html.None)}
        """);
}
