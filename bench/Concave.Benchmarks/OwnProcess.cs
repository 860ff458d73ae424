using System.Diagnostics;

namespace Concave.Benchmarks;

/// <summary>A command of this program in a process of its own, so that its memory is nobody else's.</summary>
internal static class OwnProcess
{
    internal static async Task Run(params string[] arguments)
    {
        using var process = Process.Start(Environment.ProcessPath!, [typeof(OwnProcess).Assembly.Location, .. arguments]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{arguments[0]} failed.");
    }
}
