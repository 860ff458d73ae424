namespace Concave.Datasets.Reporting;

/// <summary>Tables that scroll inside themselves, never the page, and say what they leave out.</summary>
internal static class PageTable
{
    /// <summary>Rows shown of a long list; the JSON has all of them.</summary>
    internal const int Most = 200;

    internal static Html Of(string caption, string[] heads, IEnumerable<Html> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return Html.Of($"""<p class="soft">{caption}: none.</p>""");
        var left = all.Count - Most;
        return Html.Of($"""
            <div class="wide" role="region" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption><thead><tr>{heads.Select(h => Html.Of($"<th scope=\"col\">{h}</th>"))}</tr></thead><tbody>
            {all.Take(Most)}</tbody></table></div>{(left > 0 ? Html.Of($"<p>The first {Most} rows; {left} more are in <code>qa-report.json</code>.</p>") : Html.None)}
            """);
    }

    /// <summary>A row whose first cell names it.</summary>
    internal static Html Row(Html head, params IEnumerable<Html> cells) =>
        Html.Of($"<tr><th scope=\"row\">{head}</th>{cells.Select(c => Html.Of($"<td>{c}</td>"))}</tr>\n");

    internal static Html Cell(string text) => Html.Of($"{text}");

    internal static Html Figure(string name, AgreementFigure figure) => Row(
        Html.Said(name), Cell(Shown.Cut(figure.Kappa)), Cell(Shown.Range(figure.Low95, figure.High95)),
        Cell(Text.Of($"{figure.Pairs}")), Cell(Text.Of($"{figure.Annotators}")),
        Cell(figure.Kappa is null ? $"undefined: {figure.Undefined}" : figure.Outcome == "insufficient" ? "insufficient: under 100 pairs" : "sufficient"));

    internal static readonly string[] FigureHeads = ["", "κ", "95 % interval", "pairs", "annotators", "enough?"];
}
