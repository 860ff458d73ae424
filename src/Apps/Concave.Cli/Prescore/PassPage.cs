using System.Globalization;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.PreScoring.Judges;
using Spectre.Console;

namespace Concave.Cli.Prescore;

/// <summary>First passes as people read them in a terminal.</summary>
internal static class PassPage
{
    /// <summary>While it runs.</summary>
    internal static string Line(PassView pass) => string.Create(CultureInfo.InvariantCulture,
        $"{pass.Done:#,0} of {pass.Pairs:#,0} pairs, {Money.Show(pass.Spent)} of {Money.Show(pass.Budget)}, about {Money.Show(pass.Spent + pass.Forecast.Cost)} in all{TimeLeft(pass)}{Trouble(pass)}");

    internal static void Show(IReadOnlyList<PassView> passes, IAnsiConsole people)
    {
        if (passes.Count == 0)
            people.MarkupLine("No judge has been asked about this project's pairs.");
        foreach (var pass in passes)
            Show(pass, people);
    }

    private static void Show(PassView pass, IAnsiConsole people)
    {
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{pass.Provider}[/]  {StateOf(pass.State)}. {pass.Why}");
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {Line(pass)}");
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"  {pass.Consistent} the same in both orders, {pass.Inconsistent} changed with the order, {pass.Refused} refused, {pass.Unparseable} unusable, {pass.Suspicious} suspicious");
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"  {pass.InputTokens:#,0} tokens read, {pass.CachedTokens:#,0} of them from the cache; {pass.OutputTokens:#,0} written");
        if (pass.Forecast.Pairs > 0)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"  left: {pass.Forecast.Pairs:#,0} pairs for about {Money.Show(pass.Forecast.Cost)} ({(pass.Forecast.Basis == ForecastBasis.Guess ? "a guess from the length of the texts" : "from the pairs that are done")}){(pass.RunsShort ? "; the budget will not do" : "")}");
    }

    private static string TimeLeft(PassView pass) => pass.SecondsLeft is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(Math.Round(seconds)):d\\.hh\\:mm\\:ss} left")
        : "";

    private static string Trouble(PassView pass) => pass is { State: PassState.Running, Trouble: { } trouble } ? $" (waiting: {trouble})" : "";

    internal static string StateOf(PassState state) => state switch
    {
        PassState.Running => "not finished",
        PassState.Stopped => "stopped",
        PassState.OutOfBudget => "out of budget",
        PassState.Barred => "needs you",
        PassState.Finished => "finished",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
