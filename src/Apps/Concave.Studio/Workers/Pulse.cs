using System.Collections.Concurrent;

namespace Concave.Studio.Workers;

/// <summary>How one background worker is doing.</summary>
/// <param name="At">When it last finished a turn.</param>
/// <param name="Failures">Turns that failed in a row; 0 when the last one did not.</param>
internal sealed record Beat(DateTimeOffset At, int Failures);

/// <summary>When each background worker last did its work, for whoever asks about health.</summary>
internal sealed class Pulse(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Beat> beats = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, Beat> Beats => beats;

    internal void Done(string worker) => beats[worker] = new(clock.GetUtcNow(), Failures: 0);

    /// <returns>How many turns have failed in a row now.</returns>
    internal int Failed(string worker) =>
        beats.AddOrUpdate(worker, _ => new(clock.GetUtcNow(), 1), (_, beat) => new(clock.GetUtcNow(), beat.Failures + 1)).Failures;
}
