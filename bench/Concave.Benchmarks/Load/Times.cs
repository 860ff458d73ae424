using System.Collections.Concurrent;

namespace Concave.Benchmarks.Load;

/// <summary>Milliseconds of many cycles.</summary>
internal sealed class Times
{
    private readonly ConcurrentBag<double> all = [];

    internal int Count => all.Count;

    internal void Add(TimeSpan time) => all.Add(time.TotalMilliseconds);

    /// <summary>The value that this share of the times does not exceed.</summary>
    internal double At(double share)
    {
        var ordered = all.Order().ToArray();
        return ordered[Math.Clamp((int)Math.Ceiling(share * ordered.Length) - 1, 0, ordered.Length - 1)];
    }
}
