namespace Concave.Delivery.FollowUp;

/// <summary>How the client trained on a delivery.</summary>
public enum TrainingMethod
{
    Dpo,
    RewardModelAndPpo,
    RewardModelOnly,
    SupervisedOnly,
    Other,
}

/// <summary>A benchmark before and after training on a delivery, as the client measured it.</summary>
/// <param name="Name">Which, with its version.</param>
/// <param name="Before">In the benchmark's own unit.</param>
/// <param name="After">In the same unit.</param>
/// <param name="HigherIsBetter">Which way is good.</param>
public sealed record BenchmarkResult(string Name, double Before, double After, bool HigherIsBetter)
{
    /// <summary>True when it went the good way.</summary>
    public bool Gained => HigherIsBetter ? After > Before : After < Before;
}

/// <summary>Something the trained model still does wrong.</summary>
/// <param name="Criterion">Key of the criterion it falls under; "" for none in particular.</param>
/// <param name="What">In the client's words.</param>
public sealed record RemainingFailure(string Criterion, string What);

/// <summary>What the client said after training [D5].</summary>
public sealed record FollowUpAnswer
{
    public required Guid Delivery { get; init; }
    public required IReadOnlyList<BenchmarkResult> Benchmarks { get; init; }
    public required TrainingMethod Method { get; init; }

    /// <summary>Base model, data mixed in, settings; may be empty.</summary>
    public required string Training { get; init; }
    public required IReadOnlyList<RemainingFailure> Failures { get; init; }
    public required DateTimeOffset At { get; init; }
}
