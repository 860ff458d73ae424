using System.Globalization;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Components;

/// <summary>Figures as every page writes them, in the reader's fashion. What a program reads is never written by these.</summary>
public static class Figures
{
    /// <summary>What stands where a figure is undefined.</summary>
    public const string None = "–";

    /// <summary>Three decimals: coefficients and shares against a threshold.</summary>
    public static string Number(double? value) => value?.ToString("0.000", CultureInfo.CurrentCulture) ?? None;

    /// <summary>A share in [0, 1] as a percentage with one decimal.</summary>
    public static string Share(double? share) => share is { } known ? $"{(100 * known).ToString("0.0", CultureInfo.CurrentCulture)}\u00A0%" : None; // never broken before its sign

    /// <summary>A count, in groups as the language has them: 12,34,567.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.CurrentCulture);

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A size in the unit a person would use; thousands, not 1024.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>A span of time in the unit a person would use.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => string.Create(CultureInfo.CurrentCulture, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 2 } => string.Create(CultureInfo.CurrentCulture, $"{span.TotalMinutes:0} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.CurrentCulture, $"{span.TotalHours:0} h"),
        _ => T("{0:0} days", span.TotalDays),
    };
}
