namespace Concave.Agreement;

/// <summary>Cohen's kappa of two raters on the same items.</summary>
public sealed record CohenResult
{
    /// <summary>(Observed − Expected) / (1 − Expected).</summary>
    public required Estimate Kappa { get; init; }

    /// <summary>Weighted share of agreement.</summary>
    public required Estimate Observed { get; init; }

    /// <summary>Agreement expected from the two raters' marginals.</summary>
    public required Estimate Expected { get; init; }

    /// <summary>Large-sample error of kappa (Fleiss, Cohen and Everitt 1969), the one for intervals.</summary>
    public required Estimate StandardError { get; init; }

    /// <summary>Error under the hypothesis kappa = 0: for the test of that hypothesis only, never for an interval.</summary>
    public required Estimate NullStandardError { get; init; }

    /// <summary>Exact delete-one jackknife over items.</summary>
    public required Estimate JackknifeStandardError { get; init; }

    /// <summary>Name of the agreement weights.</summary>
    public required string Weights { get; init; }

    /// <summary>Items judged by both.</summary>
    public required long Items { get; init; }

    /// <summary>Kappa over its error under kappa = 0, a standard normal score for the test of "no better than chance".</summary>
    public Estimate NullZ => Kappa.Value is { } k && NullStandardError.Value is { } se
        ? Estimate.Ratio(k, se, Undefined.NoSpread)
        : Kappa.IsDefined ? NullStandardError : Kappa;

    /// <summary>The error intervals rest on: the jackknife (read against Student's t) below 100 items, where the large-sample one is too small.</summary>
    public Estimate IntervalError => Basis.Error;

    /// <summary>Two-sided log-scale interval (<see cref="KappaInterval"/>).</summary>
    public Interval Interval(double level = 0.95) => KappaInterval.Log(Kappa, Basis, Expected, Count, level);

    /// <summary>One-sided lower bound.</summary>
    public Estimate LowerBound(double level = 0.95) => KappaInterval.LowerBound(Kappa, Basis, Expected, Count, level);

    /// <summary>One-sided upper bound.</summary>
    public Estimate UpperBound(double level = 0.95) => KappaInterval.UpperBound(Kappa, Basis, level);

    private IntervalBasis Basis => Items < IntervalBasis.JackknifeBelow
        ? IntervalBasis.Of(JackknifeStandardError, StandardError, Items)
        : IntervalBasis.LargeSample(StandardError);

    private int Count => (int)Math.Min(Items, int.MaxValue);
}
