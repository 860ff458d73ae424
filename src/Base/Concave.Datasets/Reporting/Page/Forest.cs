using System.Globalization;

namespace Concave.Datasets.Reporting;

/// <summary>One line of a forest chart.</summary>
internal sealed record ForestRow(string Label, double? Value, double? Low, double? High, int N);

/// <summary>
/// Points with their intervals on one scale from 0 to 1, and the threshold as a line. Every number also stands as text
/// beside its line, so nothing is told by colour or position alone.
/// </summary>
internal static class Forest
{
    private const int Left = 210;
    private const int Width = 300;
    private const int Line = 24;

    internal static Html Of(string title, IReadOnlyList<ForestRow> rows, double? threshold, PageWords t)
    {
        if (rows.Count == 0)
            return Html.None;
        var height = (rows.Count * Line) + 34;
        return Html.Of($"""
            <figure><svg role="img" viewBox="0 0 820 {height}" aria-label="{t[title]}"><title>{t[title]}</title>
            {Threshold(threshold, height)}{rows.Select((row, index) => Row(row, index, t))}
            <line class="axis" x1="{Left}" x2="{Left + Width}" y1="{height - 22}" y2="{height - 22}"/>{new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(x => Tick(x, height))}
            </svg><figcaption>{t[title]}. {(threshold is { } line ? t.Say($"The bar is the 95 % interval, the dashed line the threshold {line}.") : t.Say($"The bar is the 95 % interval."))}</figcaption></figure>
            """);
    }

    private static Html Row(ForestRow row, int index, PageWords t)
    {
        var y = (index * Line) + 18;
        var label = row.Label.Length > 26 ? string.Concat(row.Label.EnumerateRunes().Take(25)) + "…" : row.Label;
        return Html.Of($"""
            <text x="{Left - 12}" y="{y + 4}" text-anchor="end">{label}</text>{Bar(row, y)}
            <text x="{Left + Width + 12}" y="{y + 4}">{Shown.Cut(row.Value)} [{Shown.Range(row.Low, row.High, t)}] n = {row.N}</text>
            """);
    }

    private static Html Bar(ForestRow row, int y)
    {
        var bar = row.Low is { } low && row.High is { } high
            ? Html.Of($"""<line class="bar" x1="{At(low)}" x2="{At(high)}" y1="{y}" y2="{y}"/>""")
            : Html.None;
        return row.Value is { } value ? Html.Of($"""{bar}<circle class="dot" cx="{At(value)}" cy="{y}" r="4"/>""") : bar;
    }

    private static Html Threshold(double? threshold, int height) => threshold is { } x
        ? Html.Of($"""<line class="threshold" x1="{At(x)}" x2="{At(x)}" y1="4" y2="{height - 22}"/>""")
        : Html.None;

    private static Html Tick(double x, int height) =>
        Html.Of($"""<text class="tick" x="{At(x)}" y="{height - 6}" text-anchor="middle">{x}</text>""");

    private static string At(double value) =>
        (Left + (Width * Math.Clamp(value, 0, 1))).ToString("0.#", CultureInfo.InvariantCulture);
}
