namespace Concave.Datasets.Reporting;

/// <summary>The overall score with its formula and parts.</summary>
internal static class PageConfidence
{
    internal static Html Of(QualityConfidence score) => Html.Of($"""
        <h2>Quality confidence</h2>
        <p><strong>{Shown.Cut(score.Score)}</strong> of 100. {score.Formula}</p>
        {(score.Absent.Count == 0 ? Html.None : Html.Of($"<p class=\"warn\">Nothing was measured for: {string.Join(", ", score.Absent.Select(Shown.Words))}.</p>"))}
        {PageTable.Of("Parts of the score", ["part", "value", "weight", "measured"], score.Parts.Select(p => PageTable.Row(
            Html.Of($"{Shown.Words(p.Part)}"), PageTable.Cell(Shown.Cut(p.Value)), PageTable.Cell(Text.Of($"{p.Weight}")), PageTable.Cell(p.Absent ? "no" : "yes"))))}
        """);
}
