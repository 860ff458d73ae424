using System.Diagnostics;
using Concave.Studio.Composition;
using Concave.Studio.Host;

namespace Concave.Benchmarks.Load;

/// <summary>The studio as it is shipped, in a process of its own.</summary>
internal sealed class ServedStudio : IAsyncDisposable
{
    private readonly Process process;

    private ServedStudio(Process process, Uri address) => (this.process, Address) = (process, address);

    internal Uri Address { get; }

    internal double PeakMegabytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1e6;
        }
    }

    /// <summary>Processor time so far, all processors together.</summary>
    internal TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What the child process runs: serves until its input ends.</summary>
    internal static async Task Serve(string home)
    {
        await using var app = StudioHost.Build(new() { Installation = new Installation(home), Urls = "http://127.0.0.1:0" });
        var prepared = await StudioHost.Prepare(app, default);
        if (prepared.Failed)
            throw new InvalidOperationException(prepared.Problem.ToString());
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    internal static async Task<ServedStudio> Start(string home)
    {
        // Under `dotnet run` this process is the program itself, under `dotnet X.dll` it is the host that needs the name.
        var hosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet";
        string[] arguments = hosted ? [typeof(ServedStudio).Assembly.Location, "host", home] : ["host", home];
        var studio = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var address = await studio.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The studio did not start.");
        return new(studio, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
