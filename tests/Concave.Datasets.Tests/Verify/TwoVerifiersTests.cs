using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Bag;
using Concave.Datasets.Verify;

namespace Concave.Datasets.Tests.Verify;

/// <summary>The program and the script agree on every figure of batches of many kinds.</summary>
public sealed partial class TwoVerifiersTests : IDisposable
{
    private const int Batches = 24;

    private readonly TempFolder _temp = new();
    private readonly SigningKey _key = SigningKey.Create();

    [Fact]
    public void They_agree_on_every_figure_and_every_check()
    {
        PythonVerifier.SkipWithoutPython();
        string[] folders = [.. Enumerable.Range(0, Batches).Select(n => Write(n, RandomBatch.Of(n)))];

        var scripted = PythonVerifier.Run(PythonVerifier.Extract(_temp), folders);

        foreach (var folder in folders)
        {
            var compiled = DeliveryVerifier.Run(folder);
            Assert.All(compiled.Where(c => c.Name != "release"), c => Assert.True(c.Passed, $"{folder}: {c.Name}: {c.File} {c.Figure} {c.Detail}"));
            Assert.All(scripted[folder].Where(c => c.Name != "release"), c => Assert.True(c.Passed, $"{folder}: {c.Name}: {c.File} {c.Figure} {c.Detail}"));
            Assert.Equal(Passed(compiled), Passed(scripted[folder]));
        }
    }

    [Fact]
    public void The_batches_have_a_value_for_every_figure_and_every_outcome_and_basis()
    {
        var figures = Enumerable.Range(0, Batches).SelectMany(n => Leaves("$", Report(RandomBatch.Of(n)))).ToLookup(f => f.Path, f => f.Value);

        Assert.Empty(figures.Where(f => f.All(v => v.ValueKind == JsonValueKind.Null)).Select(f => f.Key).Except(["$.header.thresholds.recorded", "$.qualification.pilot"]));
        Assert.All(new[] { "passed", "failed", "not_evaluated" }, outcome => Assert.Contains(figures["$.gates[].outcome"], v => v.GetString() == outcome));
        Assert.All(new[] { "single", "agreement", "adjudication", "spot_check", "majority" }, basis => Assert.Contains(figures["$.counts.released_by[].basis"], v => v.GetString() == basis));
        Assert.All(
            new[] { "tie", "cannot_judge", "unresolved", "same_response", "empty_response", "prompt_shape" },
            basis => Assert.Contains(figures["$.counts.dropped_by[].basis"], v => v.GetString() == basis));
    }

    [Fact]
    public void Both_draw_the_suggestions_that_are_wrong_on_purpose_from_the_seed()
    {
        PythonVerifier.SkipWithoutPython();
        var honest = RandomBatch.Of(0);
        var truths = honest.Truths.ToDictionary(t => t.Pair, t => t.Truth);
        var seed = honest.Seeds.Single(s => s.Round == honest.Rounds[0].Round).Seed;
        var drawn = WrongSuggestions.Drawn(new(Convert.FromHexString(seed)), honest.Routings.Where(r => r.Round == honest.Rounds[0].Round).Select(r => r.Routing), truths, honest.Guidelines.Plan.WrongSuggestionShare);
        var right = honest.Routings.Select(r => r.Routing.Pair == drawn.First() ? r with { Routing = r.Routing with { Suggestion = truths[r.Routing.Pair] == Kernel.Choice.A ? "a" : "b" } } : r).ToArray();
        var mended = SealedBatch.Reseal(honest with
        {
            Routings = right,
            Rounds = [.. honest.Rounds.Select(round => round with { RoutingDigest = RecordDigests.Routing([.. right.Where(r => r.Round == round.Round).Select(r => r.Routing)]) })],
        });

        var folder = Write(0, mended);

        Assert.Contains(DeliveryVerifier.Run(folder), c => !c.Passed && c.Name == "routing" && c.Detail.Contains($"{drawn.First():D}", StringComparison.Ordinal));
        Assert.Contains(PythonVerifier.Run(PythonVerifier.Extract(_temp), [folder])[folder], c => !c.Passed && c.Name == "routing" && c.Detail.Contains($"{drawn.First():D}", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_called_wrongly_with_2_and_never_prints_what_steers_a_terminal()
    {
        PythonVerifier.SkipWithoutPython();
        var script = PythonVerifier.Extract(_temp);
        var bag = Write(0, SealedBatch.Records);
        File.WriteAllText(_temp["no.pem"], "no key");

        Assert.Equal(2, PythonVerifier.Start(script, _temp["nowhere"]).Code);
        Assert.Equal(2, PythonVerifier.Start(script, bag, "--key", _temp["nowhere"]).Code);
        Assert.Equal(2, PythonVerifier.Start(script, bag, "--key", _temp["no.pem"]).Code);
        Assert.Equal(2, PythonVerifier.Start(script, bag, "--roots", _temp["no.pem"]).Code);
        Assert.Equal(2, PythonVerifier.Start(script, bag, "--unknown").Code);

        File.WriteAllText(Path.Combine(bag, "\u001B[31mred\u202E.txt"), "x");
        var (code, output, _) = PythonVerifier.Start(script, bag);
        Assert.Equal(1, code);
        Assert.DoesNotContain('\u001B', output);
        Assert.DoesNotContain('\u202E', output);
        Assert.Contains("\\u001b[31mred\\u202e.txt", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_copy_in_the_bag_checks_the_bag_it_lies_in_and_leaves_nothing_behind()
    {
        PythonVerifier.SkipWithoutPython();
        var bag = Write(0, SealedBatch.Records);
        var before = Directory.GetFileSystemEntries(bag, "*", SearchOption.AllDirectories).Order().ToArray();

        var (code, output, errors) = PythonVerifier.Start(Path.Combine(bag, "verify.py"));

        Assert.True(code == 0, output + errors);
        Assert.Contains("Verified: all 25 checks passed.", output, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(bag, "*", SearchOption.AllDirectories).Order());
    }

    [Theory]
    [InlineData("as it is", "\u0001", "\u0001", "")]
    [InlineData("a count changed", "\"same\": ", "\"same\": 1", "$.counts.same")]
    [InlineData("another delivery superseded", "\"bag_digest\": \"", "\"bag_digest\": \"0", "$.supersedes.bag_digest")]
    public void The_difference_report_of_a_correction_is_recomputed_by_both(string what, string text, string other, string figure)
    {
        PythonVerifier.SkipWithoutPython();
        var (before, now) = (RandomBatch.Of(2), RandomBatch.Of(8));
        var old = Write(2, before);
        var digest = Digest.Hex(File.ReadAllBytes(Path.Combine(old, "tagmanifest-sha256.txt")));
        var documents = SealedBatch.Documents(now);
        var report = Encoding.UTF8.GetString(DeliveryChanges.Between(now, before, digest).ToJson());
        documents["data/docs/changes.json"] = Encoding.UTF8.GetBytes(report.Replace(text, other, StringComparison.Ordinal));
        var corrected = _temp["corrected"];
        Assert.Null(BagWriter.Write(corrected, now, documents, _key).Problem);

        Check[] compiled = [.. ChangesCheck.Run(corrected, old).Where(c => !c.Passed)];
        Check[] scripted = [.. PythonVerifier.Run(PythonVerifier.Extract(_temp), [corrected], "--superseded", old)[corrected].Where(c => c is { Name: "changes", Passed: false })];

        Assert.True(compiled.Length == scripted.Length && compiled.Length == (figure.Length > 0 ? 1 : 0), $"{what}: {string.Join('\n', compiled.Concat(scripted))}");
        Assert.All(scripted, c => Assert.Equal(("data/docs/changes.json", figure), (c.File, c.Figure)));
    }

    [Fact(Explicit = true)]
    public void Fifty_thousand_pairs_take_the_program_half_a_minute_and_the_script_two()
    {
        PythonVerifier.SkipWithoutPython();
        var bag = Write(0, RandomBatch.Large(50_000, people: 50));
        var script = PythonVerifier.Extract(_temp);

        var watch = Stopwatch.StartNew();
        var compiled = DeliveryVerifier.Run(bag);
        var program = watch.Elapsed;
        watch.Restart();
        var scripted = PythonVerifier.Run(script, [bag])[bag];
        var python = watch.Elapsed;

        TestContext.Current.TestOutputHelper!.WriteLine($"concave verify {program.TotalSeconds:0.0} s, verify.py {python.TotalSeconds:0.0} s, {new FileInfo(Path.Combine(bag, "data/annotations/train.jsonl")).Length >> 20} MiB of judgments");
        Assert.Equal(Passed(compiled), Passed(scripted));
        Assert.Equal(["release"], Passed(scripted).Where(c => !c.Passed).Select(c => c.Name));
        Assert.InRange(program.TotalSeconds, 0, 30);
        Assert.InRange(python.TotalSeconds, 0, 120);
    }

    public void Dispose()
    {
        _key.Dispose();
        _temp.Dispose();
    }

    private static (string Name, bool Passed)[] Passed(IEnumerable<Check> checks) =>
        [.. checks.GroupBy(c => c.Name).Select(g => (g.Key, g.All(c => c.Passed))).Order()];

    private string Write(int number, DeliveryRecords records)
    {
        var folder = _temp[FormattableString.Invariant($"bag-{number}")];
        Assert.Null(BagWriter.Write(folder, records, SealedBatch.Documents(records), _key).Problem);
        return folder;
    }

    private static JsonElement Report(DeliveryRecords records)
    {
        using var report = JsonDocument.Parse(SealedBatch.Documents(records)["data/docs/qa-report.json"]);
        return report.RootElement.Clone();
    }

    private static IEnumerable<(string Path, JsonElement Value)> Leaves(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => Leaves($"{path}.{m.Name}", m.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(v => Leaves($"{path}[]", v)),
        _ => [(Numbered.Replace(path, "[]"), value)],
    };

    [GeneratedRegex(@"\[\d+\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered { get; }
}
