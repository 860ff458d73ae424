namespace Concave.Datasets.Reporting;

/// <summary>The overall score with its formula and parts.</summary>
internal static class PageConfidence
{
    internal static Html Of(QualityConfidence score, PageWords t) => Html.Of($"""
        <h2>{t["Quality confidence"]}</h2>
        <p>{t.Say($"<strong>{Shown.Cut(score.Score)}</strong> of 100.")} {t[score.Formula]}</p>
        {(score.Absent.Count == 0 ? Html.None : Html.Of($"<p class=\"warn\">{t.Say($"Nothing was measured for: {string.Join(", ", score.Absent.Select(a => Shown.Words(a, t)))}.")}</p>"))}
        {PageTable.Of("Parts of the score", ["part", "value", "weight", "measured"], score.Parts.Select(p => PageTable.Row(
            Html.Of($"{Shown.Words(p.Part, t)}"), PageTable.Cell(Shown.Cut(p.Value)), PageTable.Cell(Text.Of($"{p.Weight}")), PageTable.Cell(p.Absent ? t["no"] : t["yes"]))), t)}
        """);
}
