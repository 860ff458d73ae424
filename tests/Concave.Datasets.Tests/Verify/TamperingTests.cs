using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Tests.Bag;
using Concave.Datasets.Verify;

namespace Concave.Datasets.Tests.Verify;

/// <summary>Whatever is done to a delivery, both verifiers find it and name the file, row or figure.</summary>
public sealed class TamperingTests(TamperedBags bags) : IClassFixture<TamperedBags>
{
    public static TheoryData<string> Names => [.. TamperedBags.All.Select(t => t.Name)];

    [Fact]
    public void There_are_forty_kinds_and_more_each_with_its_own_name()
    {
        Assert.True(TamperedBags.All.Count >= 40);
        Assert.Distinct(TamperedBags.All.Select(t => t.Name));
    }

    [Fact]
    public void The_untouched_bag_passes_both()
    {
        Assert.All(bags.Compiled(TamperedBags.Untouched), c => Assert.True(c.Passed, $"{c.Name}: {c.File} {c.Figure} {c.Detail}"));
        PythonVerifier.SkipWithoutPython();
        Assert.All(bags.Script(TamperedBags.Untouched), c => Assert.True(c.Passed, $"{c.Name}: {c.File} {c.Figure} {c.Detail}"));
        Assert.Equal(bags.Compiled(TamperedBags.Untouched).Select(c => c.Name).Order(), bags.Script(TamperedBags.Untouched).Select(c => c.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_program_names_it(string name) => AssertNamed(name, bags.Compiled(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_script_names_it(string name)
    {
        PythonVerifier.SkipWithoutPython();
        AssertNamed(name, bags.Script(name));
    }

    private static void AssertNamed(string name, IEnumerable<Check> checks)
    {
        var tampering = TamperedBags.All.Single(t => t.Name == name);
        var expected = tampering.Check.Split('|');
        var faults = checks.Where(c => !c.Passed).ToArray();
        Assert.True(
            faults.Any(f => expected.Contains(f.Name) && $"{f.File} {f.Figure}".TrimEnd().StartsWith(tampering.Place, StringComparison.Ordinal) && f.Detail.Contains(tampering.Says, StringComparison.Ordinal)),
            $"Expected {tampering.Check} at {tampering.Place} {tampering.Says}; found\n" + string.Join('\n', faults.Take(12).Select(f => $"{f.Name}: {f.File} {f.Figure}: {f.Detail}")));
    }
}

/// <summary>Every tampered bag, written once; one run of the script over all of them.</summary>
public sealed class TamperedBags : IDisposable
{
    internal const string Untouched = "untouched";

    private readonly TempFolder _temp = new();
    private readonly SigningKey _house = SigningKey.Create();
    private readonly SigningKey _other = SigningKey.Create();
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, Check[]>> _scripted;

    public TamperedBags()
    {
        new Forge(_temp["honest"], _house, _other).Write(Forge.Honest);
        _folders[Untouched] = _temp["honest"];
        foreach (var (number, tampering) in All.Index())
        {
            var folder = _temp[FormattableString.Invariant($"t{number}")];
            Copy(_temp["honest"], folder);
            tampering.Do(new(folder, _house, _other));
            _folders[tampering.Name] = folder;
        }

        File.WriteAllText(_temp["house.pem"], _house.PublicPem);
        File.WriteAllText(_temp["kept.jsonl"], string.Concat(Forge.Honest.Seals.Select(s => Encoding.UTF8.GetString(RowJson.Line(s)) + "\n")));
        _scripted = new(() => PythonVerifier.Run(PythonVerifier.Extract(_temp), _folders.Values, "--key", _temp["house.pem"], "--roots", _temp["kept.jsonl"]));
    }

    internal static IReadOnlyList<Tampering> All { get; } = [.. FileTamperings.All, .. RowTamperings.All, .. RecordTamperings.All, .. ReportTamperings.All, .. CroissantTamperings.All];

    public void Dispose()
    {
        _house.Dispose();
        _other.Dispose();
        _temp.Dispose();
    }

    internal IReadOnlyList<Check> Compiled(string name) => DeliveryVerifier.Run(_folders[name], _house.PublicPem, Forge.Honest.Seals);

    internal IReadOnlyList<Check> Script(string name) => _scripted.Value[_folders[name]];

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }
}
