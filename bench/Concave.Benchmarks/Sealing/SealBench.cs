using System.Diagnostics;
using System.Globalization;

namespace Concave.Benchmarks.Sealing;

/// <summary>
/// Seals a batch as the studio does (read from the database, reported, written in every shape and as Parquet, signed,
/// verified, packed, encrypted, stored), then runs both verifiers on what a client receives. Each step is a process of
/// its own, so that its memory is its own.
/// </summary>
internal static class SealBench
{
    internal static async Task Run(int pairs)
    {
        var folder = Directory.CreateTempSubdirectory("concave-bench-");
        try
        {
            var (home, bag) = (Path.Combine(folder.FullName, "home"), Path.Combine(folder.FullName, "bag"));
            var count = pairs.ToString(CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs, 1.2 judgments each, responses of 200 words; {Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
            await Step("seal-make", home, count);
            await Step("seal-once", home, bag);
            await Step("seal-plain", bag);
            await Step("seal-verify", bag);
            await Step("seal-parts", home, bag);
            await Python(bag);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task Step(params string[] arguments)
    {
        // Under `dotnet run` this process is the program itself, under `dotnet X.dll` it is the host that needs the name.
        var hosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet";
        return Run(Environment.ProcessPath!, hosted ? [typeof(SealBench).Assembly.Location, .. arguments] : arguments);
    }

    private static async Task Python(string bag)
    {
        // The shell tells a child's processor time where the runtime does not.
        await Run("bash", ["-c", "TIMEFORMAT='verify.py: %R s (%U s of processor)'; time python3 \"$0/verify.py\" \"$0\" | tail -n 2", bag]);
    }

    private static async Task Run(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)} failed.");
    }
}
