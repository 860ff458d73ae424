using Concave.Agreement;

namespace Concave.Datasets.Reporting;

/// <summary>Cohen's kappa of two columns of labels, with the closed-form error and the log interval.</summary>
internal static class CohenFigure
{
    /// <param name="labels">First and second label of each item, from 0.</param>
    /// <param name="categories">Of the schema, never those seen.</param>
    /// <param name="annotators">How many people gave the labels: 2 for a pair of peers, 1 against the truth.</param>
    internal static AgreementFigure Of(IReadOnlyCollection<(int First, int Second)> labels, int categories, int annotators)
    {
        var result = Cohen.Compute([.. labels.Select(l => l.First)], [.. labels.Select(l => l.Second)], categories);
        var (kappa, expected, items) = (result.Kappa, result.Expected, labels.Count);
        var error = IsRounding(result.StandardError.Value, expected.Value, items) ? Estimate.None(Undefined.NoSpread) : result.StandardError;
        var interval = KappaInterval.Log(kappa, error, expected, items);
        return new()
        {
            Weights = result.Weights,
            Kappa = kappa.Value,
            Undefined = kappa.Reason ?? interval.Lower.Reason ?? "",
            StandardError = error.Value,
            Low95 = interval.Lower.Value,
            High95 = interval.Upper.Value,
            Lower90 = KappaInterval.LowerBound(kappa, error, expected, items, 0.90).Value,
            Lower95 = KappaInterval.LowerBound(kappa, error, expected, items).Value,
            Observed = result.Observed.Value,
            Expected = expected.Value,
            Items = items,
            Pairs = items,
            Labels = items * 2,
            Annotators = annotators,
            Outcome = items < PooledFigure.Least ? "insufficient" : "sufficient",
        };
    }

    // The variance is a difference of two numbers: where both are equal, rounding leaves some 1e-16, and its root looks like
    // an error of 1e-8.
    private static bool IsRounding(double? error, double? expected, int items) =>
        error is { } se && expected is { } pe && se * se * items * (1 - pe) * (1 - pe) <= 1e-12;
}
