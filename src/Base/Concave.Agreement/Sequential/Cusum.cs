namespace Concave.Agreement;

/// <summary>How far a drift monitor has risen.</summary>
public enum CusumLevel
{
    /// <summary>Nothing to see.</summary>
    Calm,

    /// <summary>Above half the limit.</summary>
    Warning,

    /// <summary>Above the limit.</summary>
    Alarm,
}

/// <summary>
/// Bernoulli CUSUM of errors: S = max(0, S + ln(p₁/p₀)) on an error, + ln((1−p₁)/(1−p₀)) otherwise; it rises when the
/// error rate drifts from p₀ towards p₁. Feed errors in event time. An immutable value.
/// </summary>
/// <param name="Usual">p₀, the error rate in control.</param>
/// <param name="Drifted">p₁ above p₀, the rate to be found.</param>
/// <param name="Limit">h: higher means fewer false alarms and later true ones (<see cref="AverageRunLength"/>).</param>
public readonly record struct Cusum(double Usual, double Drifted, double Limit)
{
    /// <summary>The statistic.</summary>
    public double Score { get; init; }

    /// <summary>Observations so far.</summary>
    public int Items { get; init; }

    /// <summary>The observation at which the score last left 0: the estimated change point, when it alarms.</summary>
    public int RisingSince { get; init; }

    /// <summary>What an error adds.</summary>
    public double OnError => Math.Log(Checked.Drifted / Usual);

    /// <summary>What a correct item adds; negative.</summary>
    public double OnCorrect => Math.Log((1 - Drifted) / (1 - Usual));

    /// <summary>Calm, warning above h/2, alarm above h.</summary>
    public CusumLevel Level =>
        Score > Limit ? CusumLevel.Alarm : Score > Limit / 2 ? CusumLevel.Warning : CusumLevel.Calm;

    private Cusum Checked => Usual is > 0 and < 1 && Drifted > Usual && Drifted < 1 && Limit > 0
        ? this
        : throw new InvalidOperationException($"A monitor needs 0 < usual < drifted < 1 and a limit above 0; got {Usual}, {Drifted}, {Limit}.");

    /// <summary>A state that starts at half the limit: the fast initial response after a long absence.</summary>
    public Cusum WithHeadStart() => this with { Score = Limit / 2 };

    /// <summary>The state after one more item.</summary>
    public Cusum Observe(bool error)
    {
        var score = Math.Max(0, Score + (error ? OnError : OnCorrect));
        return this with { Score = score, Items = Items + 1, RisingSince = score == 0 || Score == 0 ? Items + 1 : RisingSince };
    }

    /// <summary>
    /// Mean number of items until the alarm, from the present score, when the true error rate is
    /// <paramref name="errorRate"/>. Solves L(s) = 1 + p L(s + up) + (1 − p) L(max(0, s − down)) on a grid.
    /// </summary>
    public double AverageRunLength(double errorRate)
    {
        var (up, down) = (OnError, OnCorrect);
        return RunLength.Solve((0, Limit), Score, errorRate, s => s + up, s => Math.Max(0, s + down));
    }
}
