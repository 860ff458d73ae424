using System.Text.Json;

namespace Concave.Datasets.Reporting;

/// <summary>Errors with their causes, resolutions, checks, and what was dropped.</summary>
internal static class PageLogs
{
    internal static Html Of(QaReport report, PageWords t) => Html.Of($"""
        <h2>{t["Error log"]}</h2>
        {PageTable.Of("Rounds", ["round", "opened", "judgments", "gates failed", "root causes"], report.ErrorLog.Select(r => PageTable.Row(
            t.Say($"round {r.Round}"), PageTable.Cell(Shown.Time(r.OpenedAt, t)), PageTable.Cell(Text.Of($"{r.Judgments}")),
            r.Failed.Count == 0 ? PageTable.Cell(t["none"]) : List(r.Failed.Select(g => t.Say($"{Shown.Words(g.Gate, t)}: {Shown.Cut(g.Value)}, asked {Shown.Cut(g.Threshold)}"))),
            r.RootCauses.Count == 0 ? PageTable.Cell(t["none"]) : List(r.RootCauses.Select(c => Html.Of($"{Shown.Words(c.Cause)}{(c.Annotator.Length > 0 ? $" ({c.Annotator})" : "")}: {Html.Said(c.Note)}"))))), t)}
        <h2>{t["Tier 3 checks"]}</h2>
        <p>{t.Say($"Drawn at random: {Shown.Share(report.SpotChecks.Sample, t)} confirmed, 95 % interval {Shown.Range(report.SpotChecks.Sample.Low95, report.SpotChecks.Sample.High95, t)}. Escalated: {Shown.Share(report.SpotChecks.Escalated, t)} confirmed.")}</p>
        {PageTable.Of("Overturned labels", ["pair", "reason", "note", "by"], report.SpotChecks.Overturned.Select(o => PageTable.Row(Name(o.ExternalId, o.Pair), PageTable.Cell(t[o.Reason]), Html.Said(o.Note), Html.Said(o.By))), t)}
        <h2>{t["Resolution log"]}</h2>
        {PageTable.Of("Resolutions", ["pair", "round", "first judgments", "resolved as", "by", "reason", "what went wrong"], report.ResolutionLog.Select(r => PageTable.Row(
            Name(r.ExternalId, r.Pair), PageTable.Cell(Text.Of($"{r.Round}")), PageTable.Cell(string.Join(", ", r.FirstChoices.Select(c => Key(c, t)))), PageTable.Cell($"{Key(r.Choice, t)} ({Key(r.Kind, t)})"), Html.Said(r.By), Html.Said(r.Text), PageTable.Cell(Wrong(r, t)))), t)}
        <h2>{t["Dropped pairs"]}</h2>
        {PageTable.Of("Accepted pairs without a row for training", ["pair", "why"], report.Dropped.Select(d => PageTable.Row(Name(d.ExternalId, d.Pair), PageTable.Cell(Shown.Words(d.Basis, t)))), t)}
        """);

    private static string Wrong(ResolutionLogRow row, PageWords t) => (row.Error, row.GuidelineGap) switch
    {
        ("", false) => "",
        ("", true) => t["guideline gap"],
        (_, true) => $"{Shown.Words(row.Error, t)}; {t["guideline gap"]}",
        _ => Shown.Words(row.Error, t),
    };

    private static Html Name(string externalId, Guid pair) => externalId.Length > 0 ? Html.Said(externalId) : Html.Of($"<code>{pair.ToString()}</code>");

    private static Html List(IEnumerable<Html> items) => Html.Of($"<ul>{items.Select(i => Html.Of($"<li>{i}</li>"))}</ul>");

    // The word the JSON uses.
    private static string Key<T>(T value, PageWords t)
        where T : struct, Enum => Shown.Words(JsonSerializer.SerializeToElement(value, Kernel.Records.RecordJson.Options).GetString() ?? "", t);
}
