using System.Globalization;

namespace Concave.Datasets.Reporting;

/// <summary>Numbers as the page shows them: cut after four decimals, never rounded up across a threshold.</summary>
internal static class Shown
{
    internal const string Missing = "–";

    internal static string Cut(double? value)
    {
        if (value is not { } number)
            return Missing;
        var exact = decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return (decimal.Floor(exact * 10_000m) / 10_000m).ToString("0.0000", CultureInfo.InvariantCulture);
    }

    internal static string Range(double? low, double? high, PageWords? words = null) =>
        low is null && high is null ? Missing : In(words).Text("{0} to {1}", Cut(low), Cut(high));

    internal static string Share(ShareFigure figure, PageWords? words = null) =>
        figure.N == 0 ? Missing : In(words).Text("{0} ({1} of {2})", Cut(figure.Share), Text.Of($"{figure.Hits}"), Text.Of($"{figure.N}"));

    internal static string Time(DateTimeOffset? at, PageWords? words = null) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? In(words)["not recorded"];

    internal static string PValue(double? p, PageWords? words = null) => p is null ? Missing : p < 0.0001 ? In(words)["under 0.0001"] : Cut(p);

    internal static string Seconds(double? ms, PageWords? words = null) => ms is { } known ? In(words).Text("{0} s", Text.Of($"{known / 1000:0.0}")) : Missing;

    /// <summary>snake_case as words.</summary>
    internal static string Words(string key, PageWords? words = null) => In(words)[key.Replace('_', ' ')];

    internal static string Named(string key, PageWords? words = null) => key.Length == 0 ? In(words)["(not given)"] : key;

    private static PageWords In(PageWords? words) => words ?? PageWords.English;
}
