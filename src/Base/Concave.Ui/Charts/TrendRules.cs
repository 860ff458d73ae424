using System.Globalization;

namespace Concave.Ui.Charts;

/// <summary>Where the parts of a trend stand on a sheet of 100 times 40 units.</summary>
internal static class TrendRules
{
    internal const double Width = 100;
    internal const double Height = 40;

    /// <summary>The least and most that the sheet shows: 0 to 1, or lower where a figure is.</summary>
    internal static (double Floor, double Top) Range(IReadOnlyList<TrendPoint> points) =>
        (Math.Max(-1, Math.Min(0, points.Min(p => p.Low ?? p.Value ?? 0))), 1);

    /// <summary>Horizontal place of a point: the first at the left edge, the last at the right one, a single one in the middle.</summary>
    internal static double X(int index, int count) => count == 1 ? Width / 2 : Width * index / (count - 1);

    /// <summary>Vertical place of a figure; what lies outside is drawn at the edge.</summary>
    internal static double Y(double value, (double Floor, double Top) range) =>
        Height * (range.Top - Math.Clamp(value, range.Floor, range.Top)) / (range.Top - range.Floor);

    /// <summary>The bands of the interval, one polygon for each run of points that have one.</summary>
    internal static IEnumerable<string> Bands(IReadOnlyList<TrendPoint> points) =>
        Runs(points, p => p is { Low: not null, High: not null }).Select(run =>
        {
            var range = Range(points);
            var over = run.Select(i => Pair(X(i, points.Count), Y(points[i].High!.Value, range)));
            var under = run.Reverse().Select(i => Pair(X(i, points.Count), Y(points[i].Low!.Value, range)));
            return string.Join(' ', over.Concat(under));
        });

    /// <summary>The lines through the figures, one for each run without a gap.</summary>
    internal static IEnumerable<string> Lines(IReadOnlyList<TrendPoint> points) =>
        Runs(points, p => p.Value is not null).Select(run =>
            string.Join(' ', run.Select(i => Pair(X(i, points.Count), Y(points[i].Value!.Value, Range(points))))));

    /// <summary>A coordinate as SVG writes it.</summary>
    internal static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Pair(double x, double y) => $"{At(x)},{At(y)}";

    private static IEnumerable<int[]> Runs(IReadOnlyList<TrendPoint> points, Func<TrendPoint, bool> has)
    {
        List<int> run = [];
        for (var i = 0; i < points.Count; i++)
        {
            if (has(points[i]))
                run.Add(i);
            else if (run.Count > 0)
            {
                yield return [.. run];
                run = [];
            }
        }

        if (run.Count > 0)
            yield return [.. run];
    }
}
