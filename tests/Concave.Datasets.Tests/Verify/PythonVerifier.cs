using System.Diagnostics;
using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Datasets.Tests.Bag;
using Concave.Datasets.Verify;

namespace Concave.Datasets.Tests.Verify;

/// <summary>Runs the verify.py of the bags themselves, one process for many bags.</summary>
internal static class PythonVerifier
{
    internal static bool IsHere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, "python3")));

    internal static void SkipWithoutPython() => Assert.SkipUnless(IsHere, "python3 is not installed.");

    /// <summary>The script as the bag writer embeds it, put into a folder.</summary>
    internal static string Extract(TempFolder temp)
    {
        var path = temp["verify.py"];
        using var file = File.Create(path);
        typeof(BagWriter).Assembly.GetManifestResourceStream("verify.py")!.CopyTo(file);
        return path;
    }

    /// <summary>The checks of each folder: one that passed, or one a fault, as <see cref="DeliveryVerifier"/> gives them.</summary>
    internal static Dictionary<string, Check[]> Run(string script, IEnumerable<string> folders, params string[] options)
    {
        var (code, output, errors) = Start([script, .. folders, .. options, "--json"]);
        Assert.True(code is 0 or 1, errors);
        using var json = JsonDocument.Parse(output);
        var deliveries = json.RootElement.GetProperty("deliveries").EnumerateArray().ToDictionary(d => d.GetProperty("folder").GetString()!, Checks);
        Assert.Equal(code == 0, deliveries.Values.All(checks => checks.All(c => c.Passed)));
        return deliveries;
    }

    internal static (int Code, string Output, string Errors) Start(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    private static Check[] Checks(JsonElement delivery) =>
    [
        .. delivery.GetProperty("checks").EnumerateArray().SelectMany(check => check.GetProperty("passed").GetBoolean()
            ? [new Check(check.GetProperty("name").GetString()!, Passed: true, "")]
            : check.GetProperty("faults").EnumerateArray().Select(f => new Check(
                check.GetProperty("name").GetString()!, Passed: false, f.GetProperty("detail").GetString()!, f.GetProperty("file").GetString(), f.GetProperty("figure").GetString()))),
    ];
}
