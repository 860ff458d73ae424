using System.Diagnostics;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Tests.Bag;

/// <summary>The recipe of docs/delivery-format.md, run as a buyer would run it: with sha256sum, openssl and jq alone.</summary>
public sealed class BuyerShellTests : IDisposable
{
    private const string Marker = "<!-- recipe -->";

    private readonly TempFolder _temp = new();
    private readonly SigningKey _key = SigningKey.Create();

    [Fact]
    public void The_documented_recipe_accepts_an_honest_bag()
    {
        SkipWithoutTools();
        Write();

        var (code, output) = Run();

        Assert.True(code == 0, output);
        Assert.Contains("Verified OK", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/annotations/train.jsonl")]
    [InlineData("README.md")]
    [InlineData("manifest-sha256.txt")]
    [InlineData("tagmanifest-sha256.txt")]
    public void The_documented_recipe_refuses_a_changed_byte(string file)
    {
        SkipWithoutTools();
        Write();
        var bytes = File.ReadAllBytes(_temp[$"bag/{file}"]);
        bytes[^2] ^= 1;
        File.WriteAllBytes(_temp[$"bag/{file}"], bytes);

        Assert.NotEqual(0, Run().Code);
    }

    [Fact]
    public void The_documented_recipe_refuses_an_extra_file_and_another_key()
    {
        SkipWithoutTools();
        Write();
        using var other = SigningKey.Create();
        File.WriteAllText(_temp["house.pem"], other.PublicPem);
        Assert.NotEqual(0, Run().Code);

        File.WriteAllText(_temp["house.pem"], _key.PublicPem);
        File.WriteAllText(_temp["bag/data/extra.jsonl"], "{}\n");
        Assert.NotEqual(0, Run().Code);
    }

    public void Dispose()
    {
        _key.Dispose();
        _temp.Dispose();
    }

    private void Write()
    {
        Assert.Null(BagWriter.Write(_temp["bag"], SealedBatch.Records, SealedBatch.Documents(SealedBatch.Records), _key).Problem);
        File.WriteAllText(_temp["house.pem"], _key.PublicPem);
    }

    private (int Code, string Output) Run()
    {
        File.WriteAllText(_temp["recipe.sh"], "set -e -o pipefail\n" + Recipe());
        using var shell = Process.Start(new ProcessStartInfo("bash", [_temp["recipe.sh"], _temp["house.pem"]])
        {
            WorkingDirectory = _temp["bag"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>The first shell block behind the marker.</summary>
    private static string Recipe()
    {
        var text = File.ReadAllText(Path.Combine(Repository(), "docs", "delivery-format.md"));
        var block = text[(text.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..];
        var start = block.IndexOf("```bash\n", StringComparison.Ordinal) + "```bash\n".Length;
        return block[start..block.IndexOf("\n```", start, StringComparison.Ordinal)] + "\n";
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Concave.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder.FullName;
    }

    private static void SkipWithoutTools()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        foreach (var tool in new[] { "bash", "sha256sum", "openssl", "jq" })
            Assert.SkipUnless(path.Any(p => File.Exists(Path.Combine(p, tool))), $"{tool} is not installed.");
    }
}
