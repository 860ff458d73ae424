namespace Concave.Datasets.Reporting;

/// <summary>What came in, what was done, what goes out.</summary>
internal static class PageCounts
{
    internal static Html Of(QaReport report, PageWords t)
    {
        var counts = report.Counts;
        return Html.Of($"""
            <h2>{t["Counts"]}</h2>
            <p>{t.Say($"{counts.Read} rows read, {counts.Accepted} accepted, {counts.Read - counts.Accepted} set aside. {counts.Pairs} pairs in this round, {counts.DoublyJudged} judged by two people or more; {counts.Annotators} annotators. {counts.Released} labels released; {counts.PreferenceTrain} rows for training and {counts.PreferenceTest} for testing; {counts.Dropped} pairs make none.")}</p>
            {PageTable.Of("Set aside at import", ["reason", "rows"], counts.SetAside.Select(s => PageTable.Row(Html.Said(s.Code), PageTable.Cell(Text.Of($"{s.Count}")))), t)}
            {PageTable.Of("Judgments", ["round and purpose", "judgments"], counts.Judgments.Select(j => PageTable.Row(t.Say($"round {j.Round}, {t[j.Purpose.ToString().ToLowerInvariant()]}"), PageTable.Cell(Text.Of($"{j.Count}")))), t)}
            {PageTable.Of("Released labels by what they rest on", ["basis", "pairs"], counts.ReleasedBy.Select(b => Basis(b, t)), t)}
            {PageTable.Of("Pairs without a row, by reason", ["reason", "pairs"], counts.DroppedBy.Select(b => Basis(b, t)), t)}
            """);
    }

    private static Html Basis(BasisCount basis, PageWords t) =>
        PageTable.Row(PageTable.Cell(Shown.Words(basis.Basis, t)), PageTable.Cell(Text.Of($"{basis.Count}")));
}
