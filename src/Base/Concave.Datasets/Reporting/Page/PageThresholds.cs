namespace Concave.Datasets.Reporting;

/// <summary>Every threshold in force, beside the house standard.</summary>
internal static class PageThresholds
{
    internal static Html Of(QaReport report, PageWords t) => Html.Of($"""
        <h2>{t["Thresholds in force"]}</h2>
        {Table(report.Header.Thresholds, t)}
        """);

    internal static Html Table(Kernel.QualityPlan plan, PageWords t) => PageTable.Of(
        "Quality plan", ["threshold", "this project", "house standard"],
        PlanRow.Of(plan).Select(row => PageTable.Row(PageTable.Cell(t[row.Name]), PageTable.Cell(row.Value), PageTable.Cell(row.House))), t);
}
