namespace Concave.Agreement;

/// <summary>The pooled coefficient and what it rests on.</summary>
public sealed record PooledKappaResult
{
    /// <summary>(Observed − Expected) / (1 − Expected).</summary>
    public required Estimate Kappa { get; init; }

    /// <summary>Mean over items of the mean (weighted) agreement of the item's pairs of labels.</summary>
    public required Estimate Observed { get; init; }

    /// <summary>Mean over items of the agreement expected from the raters' own label distributions.</summary>
    public required Estimate Expected { get; init; }

    /// <summary>Closed-form large-sample error.</summary>
    public required Estimate StandardError { get; init; }

    /// <summary>Exact delete-one jackknife over items; undefined when not asked for.</summary>
    public required Estimate JackknifeStandardError { get; init; }

    /// <summary>Name of the agreement weights.</summary>
    public required string Weights { get; init; }

    /// <summary>Items with at least two labels.</summary>
    public required int Items { get; init; }

    /// <summary>Items with exactly one label: they inform chance agreement only.</summary>
    public required int SingleItems { get; init; }

    /// <summary>Labels used.</summary>
    public required int Labels { get; init; }

    /// <summary>Raters with at least one label.</summary>
    public required int Raters { get; init; }

    /// <summary>Pairs of labels on the same item.</summary>
    public required long Pairs { get; init; }

    /// <summary>Second labels by the same rater on the same item, set aside.</summary>
    public required int Duplicates { get; init; }

    /// <summary>
    /// Influence of each item id on kappa, in item order, summing to 0; empty unless asked for.
    /// SE² = Σ u² / (n (n − 1)) with n = <see cref="Items"/>.
    /// </summary>
    public IReadOnlyList<double> Influence { get; init; } = [];

    /// <summary>The error intervals rest on: the jackknife where it was computed (read against Student's t), else the closed form.</summary>
    public Estimate IntervalError => Basis.Error;

    /// <summary>Two-sided log-scale interval (<see cref="KappaInterval"/>).</summary>
    public Interval Interval(double level = 0.95) => KappaInterval.Log(Kappa, Basis, Expected, Items, level);

    /// <summary>One-sided lower bound: kappa is above it with this confidence.</summary>
    public Estimate LowerBound(double level = 0.95) => KappaInterval.LowerBound(Kappa, Basis, Expected, Items, level);

    /// <summary>One-sided upper bound.</summary>
    public Estimate UpperBound(double level = 0.95) => KappaInterval.UpperBound(Kappa, Basis, level);

    private IntervalBasis Basis => IntervalBasis.Of(JackknifeStandardError, StandardError, Items);
}
