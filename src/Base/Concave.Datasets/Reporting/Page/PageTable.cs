namespace Concave.Datasets.Reporting;

/// <summary>Tables that scroll inside themselves, never the page, and say what they leave out.</summary>
internal static class PageTable
{
    /// <summary>Rows shown of a long list; the JSON has all of them.</summary>
    internal const int Most = 200;

    /// <param name="caption">A fixed sentence; so are the heads.</param>
    /// <param name="heads">Of the columns.</param>
    /// <param name="rows">Any number.</param>
    /// <param name="words">The language; English when none is given.</param>
    internal static Html Of(string caption, string[] heads, IEnumerable<Html> rows, PageWords? words = null)
    {
        var (all, t) = (rows.ToList(), words ?? PageWords.English);
        if (all.Count == 0)
            return Html.Of($"""<p class="soft">{t.Say($"{t[caption]}: none.")}</p>""");
        var left = all.Count - Most;
        return Html.Of($"""
            <div class="wide" role="region" tabindex="0" aria-label="{t[caption]}"><table><caption>{t[caption]}</caption><thead><tr>{heads.Select(h => Html.Of($"<th scope=\"col\">{(h.Length > 0 ? t[h] : h)}</th>"))}</tr></thead><tbody>
            {all.Take(Most)}</tbody></table></div>{(left > 0 ? Html.Of($"<p>{t.Say($"The first {Most} rows; {left} more are in <code>qa-report.json</code>.")}</p>") : Html.None)}
            """);
    }

    /// <summary>A row whose first cell names it.</summary>
    internal static Html Row(Html head, params IEnumerable<Html> cells) =>
        Html.Of($"<tr><th scope=\"row\">{head}</th>{cells.Select(c => Html.Of($"<td>{c}</td>"))}</tr>\n");

    internal static Html Cell(string text) => Html.Of($"{text}");

    internal static Html Figure(string name, AgreementFigure figure, PageWords t) => Row(
        Html.Said(name), Cell(Shown.Cut(figure.Kappa)), Cell(Shown.Range(figure.Low95, figure.High95, t)),
        Cell(Text.Of($"{figure.Pairs}")), Cell(Text.Of($"{figure.Annotators}")),
        Cell(figure.Kappa is null ? t.Text("undefined: {0}", t[figure.Undefined]) : figure.Outcome == "insufficient" ? t["insufficient: under 100 pairs"] : t["sufficient"]));

    internal static readonly string[] FigureHeads = ["", "κ", "95 % interval", "pairs", "annotators", "enough?"];
}
