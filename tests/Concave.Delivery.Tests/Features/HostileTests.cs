using System.Text.Json;
using System.Text.RegularExpressions;
using Concave.Datasets.Projections;
using Concave.Datasets.Verify;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Testing;
using Concave.Testing.Hostile;

namespace Concave.Delivery.Tests.Features;

/// <summary>A delivery whose every text was written by somebody who wants more of its reader: nothing in it acts, and it verifies.</summary>
public sealed partial class HostileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-hostile-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_page_card_and_row_of_a_delivery_is_inert()
    {
        var responses = Enumerable.Range(0, 60).ToDictionary(i => i, i => ($"A{i} {Corpus.Text}", i == 0 ? $"B{Corpus.Line}" : $"B{i} {Corpus.Text}"));
        await using var bench = await DeliveryBench.Open(
            TestDatabase.Sqlite, options: DeliveryBench.Sample with { Responses = responses, ClientName = Corpus.Name, ProjectTitle = Corpus.Name, Guidelines = Hostile }, words: Hostile);
        var made = await bench.Bench.Get<SealDelivery>().Handle(new(bench.Seeded.BatchId, [Projection.PairsFlat, Projection.Sharegpt]), bench.Lead, default);
        Assert.Null(made.Problem);
        var bag = await bench.Export(folder, made.Value!.DeliveryId);

        Assert.Equal([], DeliveryVerifier.Run(bag).Where(c => !c.Passed).Select(c => $"{c.Name}: {c.Detail}"));
        var files = Directory.GetFiles(bag, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(bag, f)).ToList();
        Assert.All(files, f => Assert.Matches(FileName(), f));
        List<string> wrong = [];
        HashSet<string> showing = new(StringComparer.Ordinal);
        foreach (var file in files.Where(f => !f.EndsWith(".parquet", StringComparison.Ordinal)))
        {
            var text = await File.ReadAllTextAsync(Path.Combine(bag, file));
            if (text.Contains(Corpus.Sign, StringComparison.Ordinal))
                showing.Add(file);
            wrong.AddRange(Look(file, text).Select(f => $"{file}: {f}"));
        }

        Assert.Equal([], wrong);
        Assert.Superset(new HashSet<string>(["README.md", "data/docs/guidelines.html", "data/docs/guidelines.md", "data/docs/qa-report.html", "data/docs/qa-report.hi.html", "data/preference/train.jsonl", "data/annotations/train.jsonl"]), showing);
    }

    private static IEnumerable<string> Look(string file, string text) => Path.GetExtension(file) switch
    {
        ".html" => Markup.Faults(text, standalone: true),
        ".md" => text.Split('\n').Where(l => Acts().IsMatch(l)).Select(l => $"markup of somebody else's: {l[..Math.Min(160, l.Length)]}"),
        ".jsonl" => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !IsRow(l)).Select(l => $"no row: {l[..Math.Min(80, l.Length)]}"),
        ".json" => IsRow(text) ? [] : ["no JSON"],
        _ => text.Contains(Corpus.Sign, StringComparison.Ordinal) ? ["somebody's words where none belong"] : [],
    };

    private static bool IsRow(string line)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static GuidelinesDocument Hostile(GuidelinesDocument sample) => sample with
    {
        Brief = sample.Brief with { Title = Corpus.Name, Purpose = Corpus.Text, TargetUsers = Corpus.Text, KnownFailureModes = [Corpus.Text, Corpus.Formula] },
        Rubric = new([.. sample.Rubric.Criteria.Select(c => c with { Name = Corpus.Name, Definition = Corpus.Text, Anchors = [.. c.Anchors.Select(_ => Corpus.Formula)], Examples = [new(Corpus.Text, Corpus.Text, Corpus.Name, Corpus.Text)] })]),
    };

    private static WorkedRound Hostile(WorkedRound worked) => worked with
    {
        Judgments = [.. worked.Judgments.Select(j => (j.Record with { Rationale = $"{j.Record.Judgment} {Corpus.Text}" }, j.By))],
        Resolutions = [.. worked.Resolutions.Select(r => r with { Text = Corpus.Text })],
        SpotChecks = [.. worked.SpotChecks.Select(c => c with { Note = Corpus.Text })],
    };

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    // A tag, a link, a picture or an address that a reader of Markdown would make of a text.
    [GeneratedRegex(@"<(?!!--|/?(?:details|summary|br|sub|sup)\b)[a-zA-Z/]|(?<!\\)\]\((?!#|data/|\.|https://(?:github|huggingface|mlcommons|choosealicense|creativecommons|doi)\b)|javascript:(?!alert)|(?<!\\)!\[", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Acts();
}
