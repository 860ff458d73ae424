namespace Concave.Annotation.Working;

/// <summary>Focused time, as the browser reports it and never more than has passed.</summary>
internal static class ActiveTime
{
    /// <summary>Written when the client measured nothing.</summary>
    internal const long NotRecorded = -1;

    /// <summary>The total as the claim keeps it.</summary>
    internal static long? Stored(long total) => total == NotRecorded ? null : total;

    /// <summary>What of a report counts: at most the wall time since the report before, or since the claim.</summary>
    internal static long Credit(Assignment assignment, long focusedMs, DateTimeOffset now)
    {
        var passed = (now - (assignment.LastBeat ?? assignment.ClaimedAt)).TotalMilliseconds;
        return Math.Clamp(focusedMs, 0, (long)Math.Max(0, passed));
    }

    /// <summary>The task's focused time with the last report counted in, or -1 when there was none at all.</summary>
    internal static long Total(Assignment assignment, long? lastFocusedMs, DateTimeOffset now) => lastFocusedMs is { } last
        ? (assignment.ActiveMs ?? 0) + Credit(assignment, last, now)
        : assignment.ActiveMs ?? NotRecorded;
}
