using System.Globalization;
using Concave.Datasets.Reporting;
using Concave.PreScoring.Features.CompareOpinions;
using Spectre.Console;

namespace Concave.Cli.Prescore;

/// <summary>A recorded first pass against people's labels, as people read it in a terminal.</summary>
internal static class ComparisonPage
{
    internal static void Show(ComparisonView view, IAnsiConsole people)
    {
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{view.Pairs:#,0} pairs with an opinion and people's labels; {view.Verdicts:#,0} with a verdict, {view.Stated:#,0} with a stated confidence; {view.SetAside:#,0} rows set aside");
        foreach (var with in view.Agreement)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"  agrees with {with.With}: {Share(with.Agreed)}; κ {with.Kappa:0.000} [[{with.KappaLow95:0.000}, {with.KappaHigh95:0.000}]]");
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  place: {Place(view.Place)}");
        foreach (var worth in view.Worth)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  said {worth.Verdict}, and so did most people: {Share(worth.Right)}");
        if (view.Calibration is { } known)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"  confidence: calibration error {known.Stated.Error:0.000} as stated, {known.Calibrated.Error:0.000} [[{known.Calibrated.ErrorLow95:0.000}, {known.Calibrated.ErrorHigh95:0.000}]] calibrated on {known.Pairs:#,0} pairs; {(known.Threshold < 0 ? "no threshold is proven" : $"one judgment is proven to suffice from {known.Threshold:0.000}")} at {known.Tolerated:0.00} tolerated");
        else
            people.MarkupLine("  confidence: none is stated, or on too few pairs; it cannot be calibrated, so every pair goes to two people");
        foreach (var twice in view.JudgedTwice)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  one judgment from {twice.Stated:0.00}: two people for {Share(twice.JudgedTwice)}");
    }

    private static string Place(PlaceFigure? place) => place is null
        ? "not known, no pair was asked about in both orders"
        : $"the same verdict in both orders {Share(place.Same)}; where it moved, the first was preferred {Share(place.FirstPreferred)}";

    private static string Share(ShareFigure figure) => string.Create(CultureInfo.InvariantCulture,
        $"{figure.Hits:#,0} of {figure.N:#,0} = {figure.Share:0.000} [{figure.Low95:0.000}, {figure.High95:0.000}]");
}
