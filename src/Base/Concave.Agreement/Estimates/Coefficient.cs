namespace Concave.Agreement;

/// <summary>One agreement coefficient of many raters, with its name, its weights and its error.</summary>
public sealed record Coefficient
{
    /// <summary>Name of the coefficient, such as "Fleiss kappa".</summary>
    public required string Name { get; init; }

    /// <summary>Name of the agreement weights, or of the metric for Krippendorff's alpha.</summary>
    public required string Weights { get; init; }

    /// <summary>The coefficient; at most 1.</summary>
    public required Estimate Value { get; init; }

    /// <summary>Observed (weighted) agreement.</summary>
    public required Estimate Observed { get; init; }

    /// <summary>Agreement expected by chance under this coefficient's model; 0 for percent agreement.</summary>
    public required Estimate Expected { get; init; }

    /// <summary>Large-sample error over items, by linearisation; undefined where the coefficient has none.</summary>
    public required Estimate StandardError { get; init; }

    /// <summary>Exact delete-one jackknife over items; computed below 100 items, undefined otherwise.</summary>
    public Estimate JackknifeStandardError { get; init; }

    /// <summary>Items with at least two labels.</summary>
    public required int Items { get; init; }

    /// <summary>The error intervals rest on: the jackknife where it was computed (read against Student's t), else the large-sample one.</summary>
    public Estimate IntervalError => Basis.Error;

    /// <summary>Two-sided log-scale interval (<see cref="KappaInterval"/>).</summary>
    public Interval Interval(double level = 0.95) => KappaInterval.Log(Value, Basis, Expected, Items, level);

    /// <summary>One-sided lower bound.</summary>
    public Estimate LowerBound(double level = 0.95) => KappaInterval.LowerBound(Value, Basis, Expected, Items, level);

    /// <summary>One-sided upper bound.</summary>
    public Estimate UpperBound(double level = 0.95) => KappaInterval.UpperBound(Value, Basis, level);

    private IntervalBasis Basis => IntervalBasis.Of(JackknifeStandardError, StandardError, Items);
}
