namespace Concave.Agreement;

/// <summary>How to resample.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Resamples; 2,000 for a published bound.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Same seed, same result.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Nominal coverage of the percentile interval.</summary>
    public double Level { get; init; } = 0.95;

    internal void Check()
    {
        if (Replicates < 2 || Level is not (> 0 and < 1))
            throw new InvalidOperationException($"A bootstrap needs 2 replicates and a level between 0 and 1; got {Replicates}, {Level}.");
    }
}

/// <summary>What resampling found.</summary>
/// <param name="Estimate">The coefficient of the data themselves.</param>
/// <param name="StandardError">Spread of the replicates.</param>
/// <param name="Interval">Percentile interval.</param>
/// <param name="Replicates">Replicates that had a value.</param>
/// <param name="Undefined">Replicates without one (all labels alike); the interval is conditional on the others.</param>
public sealed record BootstrapResult(Estimate Estimate, Estimate StandardError, Interval Interval, int Replicates, int Undefined);
