using System.Globalization;
using Concave.PreScoring.Features.ShowCalibration;
using Spectre.Console;

namespace Concave.Cli.Prescore;

/// <summary>What confidences are worth, as people read it in a terminal.</summary>
internal static class CalibrationPage
{
    internal static void Show(IReadOnlyList<CalibrationView> views, IAnsiConsole people)
    {
        foreach (var view in views)
            Show(view, people);
    }

    private static void Show(CalibrationView view, IAnsiConsole people)
    {
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"confidence of [bold]{view.Provider}[/] {view.Language}: {view.Verdicts} of at least {view.Needed} verdicts without sight of the suggestion");
        if (view.Calibration is not { } known)
        {
            people.MarkupLine("  not calibrated: every pair is borderline, unless recorded opinions are taken as stated");
            return;
        }

        people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"  {known.Curve.ToString().ToLowerInvariant()} curve; people agree with {known.Agreed} of {known.Pairs}; calibration error {known.Stated.Error:0.000} as stated, {known.Calibrated.Error:0.000} [[{known.Calibrated.ErrorLow95:0.000}, {known.Calibrated.ErrorHigh95:0.000}]] calibrated; Brier {known.Stated.Brier:0.000} and {known.Calibrated.Brier:0.000}");
        foreach (var share in view.Shares)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"  stated ≥ {share.Test.Stated:0.000}: {share.Test.Against} of {share.Test.Accepted} against, below {share.Test.Upper95:0.000} of tolerated {known.Tolerated:0.000}: {(share.Test.Holds ? "holds" : "does not hold")}; {share.JudgedTwice:0.0 %} judged twice");
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"  {(known.Threshold < 0 ? "no threshold is proven: every pair is borderline" : $"one judgment from {known.Threshold:0.000} as stated")}; {view.JudgedTwice:0.0 %} judged twice; calibration {view.Digest}");
    }
}
