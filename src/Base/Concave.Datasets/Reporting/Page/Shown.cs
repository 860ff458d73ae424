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

    internal static string Range(double? low, double? high) => low is null && high is null ? Missing : $"{Cut(low)} to {Cut(high)}";

    internal static string Share(ShareFigure figure) => figure.N == 0 ? Missing : Text.Of($"{Cut(figure.Share)} ({figure.Hits} of {figure.N})");

    internal static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "not recorded";

    internal static string PValue(double? p) => p is null ? Missing : p < 0.0001 ? "under 0.0001" : Cut(p);

    internal static string Seconds(double? ms) => ms is { } known ? Text.Of($"{known / 1000:0.0} s") : Missing;

    /// <summary>snake_case as words.</summary>
    internal static string Words(string key) => key.Replace('_', ' ');

    internal static string Named(string key) => key.Length == 0 ? "(not given)" : key;
}
