using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Concave.Benchmarks.Statistics;

/// <summary>The same figures by Python's libraries, where the machine has them: apt-get install python3-sklearn python3-statsmodels.</summary>
internal static class Peers
{
    private const string Script = """
        import sys, time, statistics, numpy as np
        a, b = (np.fromfile(path, dtype=np.int32) for path in sys.argv[1:3])
        def show(name, work):
            work()
            times, value = [], None
            for _ in range(7):
                start = time.perf_counter(); value = work(); times.append(time.perf_counter() - start)
            print(name, statistics.median(times) * 1000, value, sep="\t", flush=True)
        try:
            import sklearn; from sklearn.metrics import cohen_kappa_score
            show("scikit-learn " + sklearn.__version__ + " (value alone)", lambda: cohen_kappa_score(a, b))
        except ImportError: print("scikit-learn is not installed", file=sys.stderr)
        try:
            import statsmodels; from statsmodels.stats.inter_rater import cohens_kappa, to_table
            both = np.column_stack([a, b])
            show("statsmodels " + statsmodels.__version__ + " (with error)", lambda: cohens_kappa(to_table(both)[0]).kappa)
        except ImportError: print("statsmodels is not installed", file=sys.stderr)
        """;

    internal sealed record Peer(string Name, double Milliseconds, double Value);

    internal static async Task<IReadOnlyList<Peer>> Cohen(int[] first, int[] second)
    {
        var folder = Directory.CreateTempSubdirectory("concave-bench-");
        try
        {
            string[] paths = [Path.Combine(folder.FullName, "first"), Path.Combine(folder.FullName, "second")];
            await File.WriteAllBytesAsync(paths[0], MemoryMarshal.AsBytes(first.AsSpan()).ToArray());
            await File.WriteAllBytesAsync(paths[1], MemoryMarshal.AsBytes(second.AsSpan()).ToArray());
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, .. paths]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync();
            return [.. lines.Select(line => line.Split('\t')).Select(cells => new Peer(cells[0], Number(cells[1]), Number(cells[2])))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
