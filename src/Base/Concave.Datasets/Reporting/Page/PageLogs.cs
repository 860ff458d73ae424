using System.Text.Json;

namespace Concave.Datasets.Reporting;

/// <summary>Errors with their causes, resolutions, checks, and what was dropped.</summary>
internal static class PageLogs
{
    internal static Html Of(QaReport report) => Html.Of($"""
        <h2>Error log</h2>
        {PageTable.Of("Rounds", ["round", "opened", "judgments", "gates failed", "root causes"], report.ErrorLog.Select(r => PageTable.Row(
            Html.Of($"round {r.Round}"), PageTable.Cell(Shown.Time(r.OpenedAt)), PageTable.Cell(Text.Of($"{r.Judgments}")),
            r.Failed.Count == 0 ? PageTable.Cell("none") : List(r.Failed.Select(g => Html.Of($"{Shown.Words(g.Gate)}: {Shown.Cut(g.Value)}, asked {Shown.Cut(g.Threshold)}"))),
            r.RootCauses.Count == 0 ? PageTable.Cell("none") : List(r.RootCauses.Select(c => Html.Of($"{Shown.Words(c.Cause)}{(c.Annotator.Length > 0 ? $" ({c.Annotator})" : "")}: {Html.Said(c.Note)}"))))))}
        <h2>Tier 3 checks</h2>
        <p>Drawn at random: {Shown.Share(report.SpotChecks.Sample)} confirmed, 95 % interval {Shown.Range(report.SpotChecks.Sample.Low95, report.SpotChecks.Sample.High95)}. Escalated: {Shown.Share(report.SpotChecks.Escalated)} confirmed.</p>
        {PageTable.Of("Overturned labels", ["pair", "reason", "note", "by"], report.SpotChecks.Overturned.Select(o => PageTable.Row(Name(o.ExternalId, o.Pair), PageTable.Cell(o.Reason), Html.Said(o.Note), Html.Said(o.By))))}
        <h2>Resolution log</h2>
        {PageTable.Of("Resolutions", ["pair", "round", "first judgments", "resolved as", "by", "reason", "what went wrong"], report.ResolutionLog.Select(r => PageTable.Row(
            Name(r.ExternalId, r.Pair), PageTable.Cell(Text.Of($"{r.Round}")), PageTable.Cell(string.Join(", ", r.FirstChoices.Select(Key))), PageTable.Cell($"{Key(r.Choice)} ({Key(r.Kind)})"), Html.Said(r.By), Html.Said(r.Text), Html.Said(Wrong(r)))))}
        <h2>Dropped pairs</h2>
        {PageTable.Of("Accepted pairs without a row for training", ["pair", "why"], report.Dropped.Select(d => PageTable.Row(Name(d.ExternalId, d.Pair), PageTable.Cell(Shown.Words(d.Basis)))))}
        """);

    private static string Wrong(ResolutionLogRow row) => (row.Error, row.GuidelineGap) switch
    {
        ("", false) => "",
        ("", true) => "guideline gap",
        (_, true) => $"{Shown.Words(row.Error)}; guideline gap",
        _ => Shown.Words(row.Error),
    };

    private static Html Name(string externalId, Guid pair) => externalId.Length > 0 ? Html.Said(externalId) : Html.Of($"<code>{pair.ToString()}</code>");

    private static Html List(IEnumerable<Html> items) => Html.Of($"<ul>{items.Select(i => Html.Of($"<li>{i}</li>"))}</ul>");

    // The word the JSON uses.
    private static string Key<T>(T value)
        where T : struct, Enum => Shown.Words(JsonSerializer.SerializeToElement(value, Kernel.Records.RecordJson.Options).GetString() ?? "");
}
