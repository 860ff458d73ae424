namespace Concave.Agreement;

/// <summary>How the replicates become an interval.</summary>
public enum BootstrapLimits
{
    /// <summary>Their own quantiles.</summary>
    Percentile,

    /// <summary>
    /// Bias-corrected and accelerated (BCa): quantiles moved for a coefficient whose replicates lie off centre or whose
    /// error changes with its value; second-order accurate (Efron, Journal of the American Statistical Association 82,
    /// 1987). Costs one more evaluation for each kind of item.
    /// </summary>
    BiasCorrectedAccelerated,
}

/// <summary>How to resample.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Resamples; 2,000 for a published bound.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Same seed, same result.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Nominal coverage of the interval.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Which quantiles bound the interval.</summary>
    public BootstrapLimits Limits { get; init; } = BootstrapLimits.Percentile;

    internal void Check()
    {
        if (Replicates < 2 || Level is not (> 0 and < 1))
            throw new InvalidOperationException($"A bootstrap needs 2 replicates and a level between 0 and 1; got {Replicates}, {Level}.");
    }
}

/// <summary>What resampling found.</summary>
/// <param name="Estimate">The coefficient of the data themselves.</param>
/// <param name="StandardError">Spread of the replicates.</param>
/// <param name="Interval">By the limits asked for.</param>
/// <param name="Replicates">Replicates that had a value.</param>
/// <param name="Undefined">Replicates without one (all labels alike); the interval is conditional on the others.</param>
public sealed record BootstrapResult(Estimate Estimate, Estimate StandardError, Interval Interval, int Replicates, int Undefined)
{
    /// <summary>z₀ of the BCa interval: 0 where half the replicates lie below the estimate; not computed for the percentile one.</summary>
    public Estimate BiasCorrection { get; init; }

    /// <summary>a of the BCa interval: 0 where the error does not change with the value; not computed for the percentile one.</summary>
    public Estimate Acceleration { get; init; }
}
