namespace Concave.Agreement;

/// <summary>What a sequential test says after the observations so far.</summary>
public enum SprtVerdict
{
    /// <summary>Not decided: go on.</summary>
    Continue,

    /// <summary>The success rate is taken to be the good one.</summary>
    Accept,

    /// <summary>The success rate is taken to be the bad one.</summary>
    Reject,
}

/// <summary>
/// Wald's sequential probability ratio test of a success rate: good against bad, looked at after every item without
/// spending error. An immutable value: <see cref="Observe"/> returns the next state.
/// </summary>
/// <param name="Bad">Success rate to be rejected, such as .83.</param>
/// <param name="Good">Success rate to be accepted, above <paramref name="Bad"/>, such as .93.</param>
/// <param name="Alpha">Accepted chance to accept a bad rater.</param>
/// <param name="Beta">Accepted chance to reject a good rater.</param>
public readonly record struct Sprt(double Bad, double Good, double Alpha = 0.05, double Beta = 0.05)
{
    /// <summary>Sum of log-likelihood ratios so far.</summary>
    public double Score { get; init; }

    /// <summary>Observations so far.</summary>
    public int Items { get; init; }

    /// <summary>What a success adds to <see cref="Score"/>.</summary>
    public double OnSuccess => Math.Log(Checked.Good / Bad);

    /// <summary>What a failure adds to <see cref="Score"/>; negative.</summary>
    public double OnFailure => Math.Log((1 - Good) / (1 - Bad));

    /// <summary>Accept at or above this score.</summary>
    public double AcceptAt => Math.Log((1 - Beta) / Alpha);

    /// <summary>Reject at or below this score; negative.</summary>
    public double RejectAt => Math.Log(Beta / (1 - Alpha));

    /// <summary>The verdict at the present score.</summary>
    public SprtVerdict Verdict =>
        Score >= AcceptAt ? SprtVerdict.Accept : Score <= RejectAt ? SprtVerdict.Reject : SprtVerdict.Continue;

    private Sprt Checked => Bad is > 0 and < 1 && Good > Bad && Good < 1 && Alpha is > 0 and < 0.5 && Beta is > 0 and < 0.5
        ? this
        : throw new InvalidOperationException($"A test needs 0 < bad < good < 1 and error rates in (0, .5); got {Bad}, {Good}, {Alpha}, {Beta}.");

    /// <summary>The state after one more item. A decided test stays decided.</summary>
    public Sprt Observe(bool success) => Checked.Verdict != SprtVerdict.Continue
        ? this
        : this with { Score = Score + (success ? OnSuccess : OnFailure), Items = Items + 1 };

    /// <summary>Wald's approximation of the mean number of items until a verdict, if the rate is the good one.</summary>
    public double ExpectedItemsIfGood => (((1 - Beta) * AcceptAt) + (Beta * RejectAt)) / Drift(Good);

    /// <summary>The same if the rate is the bad one.</summary>
    public double ExpectedItemsIfBad => ((Alpha * AcceptAt) + ((1 - Alpha) * RejectAt)) / Drift(Bad);

    private double Drift(double rate) => (rate * OnSuccess) + ((1 - rate) * OnFailure);
}
