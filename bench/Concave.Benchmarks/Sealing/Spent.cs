using System.Diagnostics;

namespace Concave.Benchmarks.Sealing;

/// <summary>Seconds by the clock and of all processors together, and the most memory this process ever had.</summary>
internal static class Spent
{
    internal static async Task<T> Of<T>(string what, Func<Task<T>> work)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), Processor());
        var done = await work();
        Say(what, began, processor);
        return done;
    }

    internal static T Of<T>(string what, Func<T> work)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), Processor());
        var done = work();
        Say(what, began, processor);
        return done;
    }

    private static void Say(string what, long began, TimeSpan processor)
    {
        using var own = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant(
            $"{what}: {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s ({(own.TotalProcessorTime - processor).TotalSeconds:F1} s of processor), peak memory {own.PeakWorkingSet64 / 1048576.0:F0} MiB"));
    }

    private static TimeSpan Processor()
    {
        using var own = Process.GetCurrentProcess();
        return own.TotalProcessorTime;
    }
}
