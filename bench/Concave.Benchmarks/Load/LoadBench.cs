using System.Diagnostics;

namespace Concave.Benchmarks.Load;

/// <summary>
/// Annotators over HTTP, against the studio as it is shipped, on SQLite with durable commits. Load generator and studio
/// share the machine's processors. A cycle is claim, get the task, submit.
/// </summary>
internal sealed class LoadBench : IDisposable
{
    private const int People = 1500;
    private const int CyclesASecond = 50; // 1,500 people, each with a judgment every 30 seconds
    private const int Clients = 16;
    private const int Warming = 300;
    private const int Alternating = 600;

    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10), UseProxy = false });
    private readonly int pairs;
    private readonly TimeSpan paced;
    private readonly TimeSpan flatOut;

    private LoadBench(int pairs, int seconds) => (this.pairs, paced, flatOut) = (pairs, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds / 2));

    public void Dispose() => http.Dispose();

    internal static async Task Run(int pairs, int seconds)
    {
        using var bench = new LoadBench(pairs, seconds);
        var folder = Directory.CreateTempSubdirectory("concave-bench-");
        try
        {
            await bench.Measure(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Measure(string folder)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors shared by studio and load generator; load before: {File.ReadAllText("/proc/loadavg").Trim()}");
        var few = await Installed.Make(Path.Combine(folder, "few"), 1000, People);
        var many = await Installed.Make(Path.Combine(folder, "many"), pairs, People);
        var untouched = many.CopyTo(Path.Combine(folder, "untouched"));

        await using var busy = await ServedStudio.Start(many.Home);
        await using (var small = await ServedStudio.Start(few.Home))
        {
            var (atFew, atMany) = await Alternate(Desks(small, few), Desks(busy, many));
            Console.WriteLine($"one client: median {atFew.At(0.5):F2} ms at 1000 pairs, {atMany.At(0.5):F2} ms at {pairs} pairs, ratio {atMany.At(0.5) / atFew.At(0.5):F2} (at most 1.3)");
        }

        var desks = Desks(busy, many);
        Say($"{CyclesASecond} cycles/s for {paced.TotalSeconds:F0} s", await Paced(desks), "p99 under 50 ms");
        var (studio, generator) = (busy.Processor, Process.GetCurrentProcess().TotalProcessorTime);
        var (times, taken) = await FlatOut(desks);
        (studio, generator) = (busy.Processor - studio, Process.GetCurrentProcess().TotalProcessorTime - generator);
        Say($"{Clients} clients flat out: {times.Count / taken.TotalSeconds:F0} cycles/s (at least 300)", times, "");
        Console.WriteLine($"processor time a cycle: studio {studio.TotalMilliseconds / times.Count:F2} ms, load generator {generator.TotalMilliseconds / times.Count:F2} ms");
        await using (var fresh = await ServedStudio.Start(untouched.Home))
        {
            var (atNone, atSome) = await Alternate(Desks(fresh, untouched), desks);
            Console.WriteLine($"one client: median {atNone.At(0.5):F2} ms with hardly a judgment stored, {atSome.At(0.5):F2} ms with {times.Count + paced.TotalSeconds * CyclesASecond:F0} more, ratio {atSome.At(0.5) / atNone.At(0.5):F2}");
        }

        Console.WriteLine($"peak memory of the studio {busy.PeakMegabytes:F0} MB");
    }

    private static void Say(string what, Times times, string target) =>
        Console.WriteLine($"{what}: median {times.At(0.5):F2} ms, p95 {times.At(0.95):F2}, p99 {times.At(0.99):F2}, worst {times.At(1):F2}, {times.Count} cycles{(target.Length > 0 ? $" ({target})" : "")}");

    private Desk[] Desks(ServedStudio studio, Installed installed) => [.. installed.Tokens.Select(t => new Desk(http, studio.Address, installed.Project, t))];

    /// <summary>A cycle here, a cycle there, so that whatever else the machine does falls on both.</summary>
    private static async Task<(Times One, Times Other)> Alternate(Desk[] one, Desk[] other)
    {
        var (atOne, atOther) = (new Times(), new Times());
        for (var i = -Warming; i < Alternating; i++)
        {
            var (first, second) = (await Timed(one[Math.Abs(i) % 50]), await Timed(other[Math.Abs(i) % 50]));
            if (i < 0)
                continue; // both are warm now
            atOne.Add(first);
            atOther.Add(second);
        }

        return (atOne, atOther);
    }

    /// <summary>Cycles begin when they are due, whether or not earlier ones are done; their time counts from then.</summary>
    private async Task<Times> Paced(Desk[] desks)
    {
        var times = new Times();
        var began = Stopwatch.GetTimestamp();
        var count = (int)(paced.TotalSeconds * CyclesASecond);
        var running = new Task[count];
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / CyclesASecond);
            if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early)
                await Task.Delay(early);
            running[i] = Once(desks[i % desks.Length], due);
        }

        await Task.WhenAll(running);
        return times;

        async Task Once(Desk desk, TimeSpan due)
        {
            await desk.Cycle();
            times.Add(Stopwatch.GetElapsedTime(began) - due);
        }
    }

    private async Task<(Times, TimeSpan)> FlatOut(Desk[] desks)
    {
        var times = new Times();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < flatOut)
                times.Add(await Timed(desks[i]));
        })));
        return (times, Stopwatch.GetElapsedTime(began));
    }

    private static async Task<TimeSpan> Timed(Desk desk)
    {
        var began = Stopwatch.GetTimestamp();
        return await desk.Cycle() ? Stopwatch.GetElapsedTime(began) : throw new InvalidOperationException("There are no tasks left: take more pairs.");
    }
}
