using System.Globalization;
using System.Text;
using Concave.Agreement;

namespace Concave.Benchmarks.Projects;

/// <summary>The shares of <see cref="OutcomeTable"/> as dots with their exact 95 % intervals.</summary>
internal static class OutcomeFigure
{
    private const int RowHeight = 22;
    private const int Left = 270;
    private const int PanelWidth = 220;
    private const int Gap = 40;
    private const int Top = 48;

    internal static string Of(ProjectOutcome[] outcomes)
    {
        var kinds = ProjectKind.All.Select(k => (Kind: k, Outcomes: outcomes.Where(o => o.Kind == k).ToArray())).Where(k => k.Outcomes.Length > 0).ToArray();
        var (width, height) = (Left + (2 * PanelWidth) + Gap + 30, Top + (kinds.Length * RowHeight) + 36);
        StringBuilder svg = new();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\" role=\"img\">");
        Line(svg, $"<title>Simulated: {outcomes.Length} projects; how often the round was released, and how often what was planted was found</title>");
        Line(svg, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>");
        Axis(svg, Left, "round released", kinds.Length);
        Axis(svg, Left + PanelWidth + Gap, "what was planted found", kinds.Length);
        foreach (var (i, (kind, of)) in kinds.Index())
        {
            var y = Top + (i * RowHeight) + (RowHeight / 2);
            Line(svg, $"<text x=\"{Left - 12}\" y=\"{y + 4}\" text-anchor=\"end\">{kind.Name}</text>");
            Dot(svg, Left, y, of.Count(o => o.Released), of.Length);
            if (OutcomeTable.Found(kind, of) is var (hits, n))
                Dot(svg, Left + PanelWidth + Gap, y, hits, n);
        }

        Line(svg, $"<text x=\"{Left}\" y=\"{height - 6}\" fill=\"#666\">simulated: {outcomes.Length} projects; bars: exact 95 % intervals</text>");
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void Axis(StringBuilder svg, int x, string title, int rows)
    {
        var bottom = Top + (rows * RowHeight);
        Line(svg, $"<text x=\"{x}\" y=\"18\" font-weight=\"bold\">{title}</text>");
        foreach (var percent in new[] { 0, 25, 50, 75, 100 })
        {
            var at = x + (PanelWidth * percent / 100);
            Line(svg, $"<line x1=\"{at}\" y1=\"{Top - 6}\" x2=\"{at}\" y2=\"{bottom}\" stroke=\"#ddd\"/><text x=\"{at}\" y=\"{Top - 12}\" text-anchor=\"middle\" fill=\"#666\">{percent} %</text>");
        }
    }

    private static void Dot(StringBuilder svg, int x, int y, int hits, int of)
    {
        var interval = Proportion.ClopperPearson(hits, of);
        double At(double? share) => x + (PanelWidth * share!.Value);
        Line(svg, $"<line x1=\"{At(interval.Lower.Value):0.#}\" y1=\"{y}\" x2=\"{At(interval.Upper.Value):0.#}\" y2=\"{y}\" stroke=\"#1f4e9c\" stroke-width=\"3\" stroke-opacity=\".4\"/><circle cx=\"{At(hits / (double)of):0.#}\" cy=\"{y}\" r=\"4\" fill=\"#1f4e9c\"/>");
    }

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
