using System.Diagnostics;
using System.Text.Json;

namespace Concave.Cli.Tests;

/// <summary>What a command at the prompt wrote and left behind.</summary>
public sealed record Answer(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;
}

/// <summary>The <c>concave</c> command as a person runs it: another process, its own arguments, its exit code.</summary>
public static class Prompt
{
    public static string Root { get; } = FindRoot();

    public static string Data(string file)
    {
        var path = Path.Combine(Root, "..", "shared", "data", file);
        Assert.SkipUnless(File.Exists(path), $"{file} is not beside the repository.");
        return Path.GetFullPath(path);
    }

    /// <summary>Starts a command whose end nobody waits for here.</summary>
    public static Process Start(params string[] arguments) => StartWith([], arguments);

    private static Process StartWith(Dictionary<string, string> environment, string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(Root, "artifacts", "bin", "Concave.Cli", "release_linux-x64", "Concave.Cli.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static Task<Answer> Run(params string[] arguments) => RunWith([], arguments);

    /// <summary>With more in the environment.</summary>
    public static async Task<Answer> RunWith(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = StartWith(environment, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Concave.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("Concave.slnx is in no folder above the tests.");
    }
}

/// <summary>A folder that is gone after the test.</summary>
public sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-cli-");

    public string this[string name] => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
