using System.Diagnostics;
using System.Globalization;

namespace Concave.Benchmarks.Import;

/// <summary>Whether the memory of an import grows with the file: two sizes, each in a process of its own.</summary>
internal static class ImportMemory
{
    internal static async Task Run(int few, int many)
    {
        foreach (var rows in new[] { few, many })
            await OwnProcess.Run("import-once", rows.ToString(CultureInfo.InvariantCulture));
    }

    internal static async Task Once(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("concave-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "pairs.jsonl");
            MadePairs.Write(path, rows);
            var before = Process.GetCurrentProcess().WorkingSet64 / 1e6;
            await ImportBench.Import(path, rows);
            Console.WriteLine($"{rows} pairs, a file of {new FileInfo(path).Length / 1e6:F0} MB: peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB ({before:F0} before the import)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
