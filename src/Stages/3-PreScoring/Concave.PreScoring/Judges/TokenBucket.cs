namespace Concave.PreScoring.Judges;

/// <summary>
/// A bucket that fills evenly to what a minute allows. Its size is what the server last stated; without a statement it
/// holds nothing back.
/// </summary>
/// <param name="PerMinute">Its size, or null when there is no limit known.</param>
/// <param name="Level">What is in it; it may be below zero after an answer was longer than expected.</param>
/// <param name="At">When that was so.</param>
internal readonly record struct TokenBucket(double? PerMinute, double Level, DateTimeOffset At)
{
    internal static TokenBucket Of(int? perMinute, DateTimeOffset now) => new(perMinute, perMinute ?? 0, now);

    /// <summary>The bucket as it is now.</summary>
    internal TokenBucket Fill(DateTimeOffset now) => PerMinute is { } size
        ? this with { Level = Math.Min(size, Level + ((now - At).TotalMinutes * size)), At = now }
        : this with { At = now };

    /// <summary>How long until this much may be taken. More than the bucket holds may be taken from a full one.</summary>
    internal TimeSpan WaitFor(double amount) => PerMinute is { } size && Level < Math.Min(amount, size)
        ? TimeSpan.FromMinutes((Math.Min(amount, size) - Level) / size)
        : TimeSpan.Zero;

    internal TokenBucket Take(double amount) => PerMinute is null ? this : this with { Level = Level - amount };

    /// <summary>Takes the server's word for its size, and for how little is left; what is under way was taken here already.</summary>
    internal TokenBucket Learn(Allowance? stated, DateTimeOffset now)
    {
        if (stated is not { } allowance)
            return this;
        var known = PerMinute is null ? new(allowance.Limit, allowance.Limit, now) : Fill(now) with { PerMinute = allowance.Limit };
        return known with { Level = Math.Min(known.Level, allowance.Remaining ?? known.Level) };
    }
}
