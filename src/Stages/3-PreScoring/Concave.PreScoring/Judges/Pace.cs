namespace Concave.PreScoring.Judges;

/// <summary>
/// How fast one provider is asked, for everybody in this process: buckets that learn their size from the headers, and a
/// door that shuts for as long as the provider wants, or twice as long each time it fails without saying.
/// </summary>
internal sealed class Pace(JudgeLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private TokenBucket requests = TokenBucket.Of(limits.Requests, clock.GetUtcNow());
    private TokenBucket input = TokenBucket.Of(limits.InputTokens, clock.GetUtcNow());
    private TokenBucket output = TokenBucket.Of(limits.OutputTokens, clock.GetUtcNow());
    private DateTimeOffset closedUntil;
    private int strikes;

    /// <summary>Answers so far: whoever saw a failure can tell whether others fared better since.</summary>
    internal int Answers { get; private set; }

    /// <summary>Waits until a question of this size may be asked, and takes its share.</summary>
    internal async Task Enter(int inputTokens, int outputTokens, CancellationToken stop)
    {
        while (TakeOrWait(inputTokens, outputTokens) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, stop);
    }

    internal void Learn(RateHeaders stated)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            requests = requests.Learn(stated.Requests, now);
            input = input.Learn(stated.InputTokens, now);
            output = output.Learn(stated.OutputTokens, now);
        }
    }

    /// <summary>An answer came: the provider is well.</summary>
    internal void Answered()
    {
        lock (turn)
        {
            strikes = 0;
            Answers++;
        }
    }

    /// <summary>
    /// The provider failed: nobody asks until the pause is over. Failures of questions that were asked before the door
    /// shut do not count again.
    /// </summary>
    internal void Failed(TimeSpan? retryAfter)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (retryAfter is null && now < closedUntil)
                return;
            var pause = retryAfter ?? Pause(strikes++);
            closedUntil = now + pause > closedUntil ? now + pause : closedUntil;
        }
    }

    /// <summary>0.5, 1, 2, … seconds, at most a minute.</summary>
    internal static TimeSpan Pause(int strikes) =>
        strikes > 7 ? LongestPause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, ShortestPause.Ticks << strikes));

    private TimeSpan TakeOrWait(int inputTokens, int outputTokens)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            (requests, input, output) = (requests.Fill(now), input.Fill(now), output.Fill(now));
            TimeSpan[] waits = [closedUntil - now, requests.WaitFor(1), input.WaitFor(inputTokens), output.WaitFor(outputTokens)];
            if (waits.Max() is var wait && wait > TimeSpan.Zero)
                return wait + TimeSpan.FromMilliseconds(1);
            (requests, input, output) = (requests.Take(1), input.Take(inputTokens), output.Take(outputTokens));
            return TimeSpan.Zero;
        }
    }
}
