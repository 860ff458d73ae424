namespace Concave.Datasets.Reporting;

/// <summary>How probable the labels are, and the overall score of the process, each with its formula and parts.</summary>
internal static class PageConfidence
{
    internal static Html Of(LabelConfidence labels, QualityConfidence score, PageWords t) => Html.Of($"""
        <h2>{t["Quality confidence"]}</h2>
        {Labels(labels, t)}
        <h3>{t["How completely it was checked"]}</h3>
        <p>{t.Say($"<strong>{Shown.Cut(score.Score)}</strong> of 100.")} {t[score.Formula]}</p>
        {(score.Absent.Count == 0 ? Html.None : Html.Of($"<p class=\"warn\">{t.Say($"Nothing was measured for: {string.Join(", ", score.Absent.Select(a => Shown.Words(a, t)))}.")}</p>"))}
        {PageTable.Of("Parts of the score", ["part", "value", "weight", "measured"], score.Parts.Select(p => PageTable.Row(
            Html.Of($"{Shown.Words(p.Part, t)}"), PageTable.Cell(Shown.Cut(p.Value)), PageTable.Cell(Text.Of($"{p.Weight}")), PageTable.Cell(p.Absent ? t["no"] : t["yes"]))), t)}
        """);

    private static Html Labels(LabelConfidence labels, PageWords t) => labels.Probability is { } probability
        ? Html.Of($"""
            <p>{t.Say($"A released label is what a fresh panel of those who verified the gold would choose with a probability of <strong>{Shown.Cut(probability)}</strong>, 95 % interval {Shown.Range(labels.Low95, labels.High95, t)}: {labels.Labels} labels, by a model that learnt from {labels.Items} pairs whose truth or second answer is known.")}</p>
            <p>{t[labels.Formula]} {t["It takes errors of different people as independent; pairs that are hard for everybody make it too high."]}</p>
            {PageTable.Of("Probability by what a label rests on", ["basis", "labels", "probability"], labels.ByBasis.Select(b => PageTable.Row(
                Html.Of($"{Shown.Words(b.Basis, t)}"), PageTable.Cell(Text.Of($"{b.Labels}")), PageTable.Cell(Shown.Cut(b.Probability)))), t)}
            """)
        : Html.Of($"<p>{t["How probable the labels are is not known: there is no released label, or neither a verified pair nor a pair with two judgments."]}</p>");
}
