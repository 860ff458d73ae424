namespace Concave.Datasets.Reporting;

/// <summary>Accuracy on verified pairs, and what made people fit to judge.</summary>
internal static class PageGold
{
    internal static Html Of(QaReport report, PageWords t)
    {
        var (gold, asked) = (report.Gold, report.Header.Thresholds.GoldAccuracy);
        return Html.Of($"""
            <h2>{t["Verified pairs"]}</h2>
            <p>{Headline(gold, t)}</p>
            {Forest.Of("Gold accuracy by annotator", [.. gold.ByAnnotator.Take(40).Select(r => new ForestRow(r.Annotator, r.Accuracy.Share, r.Accuracy.Low95, r.Accuracy.High95, r.Accuracy.N))], asked, t)}
            {PageTable.Of("Gold by annotator", ["annotator", "right", "95 % interval", "κ against truth", "state"], gold.ByAnnotator.Select(r => PageTable.Row(
                Html.Said(r.Annotator), PageTable.Cell(Shown.Share(r.Accuracy, t)), PageTable.Cell(Shown.Range(r.Accuracy.Low95, r.Accuracy.High95, t)), PageTable.Cell(Shown.Cut(r.Kappa.Kappa)), PageTable.Cell(Shown.Words(r.State, t)))), t)}
            {PageTable.Of("Gold by task type", ["task type", "right", "95 % interval"], gold.ByTaskType.Select(r => PageTable.Row(
                Html.Said(Shown.Named(r.Key, t)), PageTable.Cell(Shown.Share(r.Figure, t)), PageTable.Cell(Shown.Range(r.Figure.Low95, r.Figure.High95, t)))), t)}
            {(gold.Retired.Count == 0 ? Html.None : Html.Of($"""
                <p>{t.Say($"Some verified pairs did not hold and were retired while the round was open. With them the figure would be {Shown.Share(gold.WithRetired, t)}.")}</p>
                {PageTable.Of("Retired verified pairs", ["pair", "judgments", "right", "reason", "by", "when"], gold.Retired.Select(r => PageTable.Row(
                    Html.Said(r.ExternalId), PageTable.Cell(Text.Of($"{r.Judged}")), PageTable.Cell(Text.Of($"{r.Right}")), Html.Said(r.Reason), Html.Said(r.By), PageTable.Cell(Shown.Time(r.At, t)))), t)}
                """))}
            {PageTable.Of("Calibration, last attempt", ["annotator", "attempt", "pairs", "right", "κ against truth", "95 % interval"], report.Qualification.Calibration.Select(a => PageTable.Row(
                Html.Said(a.Annotator), PageTable.Cell(Text.Of($"{a.Attempt}")), PageTable.Cell(Text.Of($"{a.Answers}")), PageTable.Cell(Shown.Share(a.Accuracy, t)), PageTable.Cell(Shown.Cut(a.Figure.Kappa)), PageTable.Cell(Shown.Range(a.Figure.Low95, a.Figure.High95, t)))), t)}
            {(report.Qualification.Pilot is { } pilot ? PageTable.Of("Pilot", PageTable.FigureHeads, [PageTable.Figure(t["pooled κ of the pilot"], pilot, t)], t) : Html.None)}
            """);
    }

    private static Html Headline(GoldSection gold, PageWords t) => gold.Accuracy.N == 0
        ? t.Say($"No verified pair was judged in this round: accuracy is not evaluated.")
        : t.Say($"Right in {Shown.Share(gold.Accuracy, t)}, 95 % interval {Shown.Range(gold.Accuracy.Low95, gold.Accuracy.High95, t)}, proven above {Shown.Cut(gold.Accuracy.Lower95)} (exact, one-sided 95 %): {Shown.Words(gold.State, t)}.");
}
