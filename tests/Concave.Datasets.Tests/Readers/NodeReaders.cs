using System.Diagnostics;

namespace Concave.Datasets.Tests.Readers;

/// <summary>The scripts of tests/readers with their packages at the pinned versions, installed when they are not there yet.</summary>
public sealed class NodeReaders
{
    private static readonly string Folder = Path.Combine(Repository(), "tests", "readers");

    public NodeReaders()
    {
        if (!HasNpm || Directory.Exists(Path.Combine(Folder, "node_modules", "hyparquet")))
            return;
        var (code, output) = Run("npm", Folder, "ci");
        if (code != 0)
            throw new InvalidOperationException($"npm ci in tests/readers failed: {output}");
    }

    internal static bool HasNpm { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':') is var path
        && Array.Exists(path, p => File.Exists(Path.Combine(p, "npm"))) && Array.Exists(path, p => File.Exists(Path.Combine(p, "node")));

    internal static void SkipWithoutNpm() => Assert.SkipUnless(HasNpm, "npm is not installed: hyparquet and @huggingface/jinja did not read the delivery.");

    /// <summary>Runs a script; its exit code, and what it printed.</summary>
    internal static (int Code, string Output) Read(string script, params IEnumerable<string> arguments) => Run("node", Folder, [Path.Combine(Folder, script), .. arguments]);

    private static (int Code, string Output) Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Concave.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder.FullName;
    }
}
