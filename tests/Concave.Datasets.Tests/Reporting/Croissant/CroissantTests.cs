using System.Text;
using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Bag;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>croissant.json as a reader of JSON-LD takes it: every name stands for something, every id is there, every file has its digest.</summary>
public sealed class CroissantTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly JsonElement _file;

    public CroissantTests()
    {
        Projection[] shapes = [.. ProjectionNames.All.Values];
        var records = SealedBatch.Records;
        var documents = SealedBatch.Documents(records);
        documents["README.md"] = Encoding.UTF8.GetBytes(DataCard.Render(records, QaReport.From(records), shapes));
        documents["data/parquet/README.md"] = Encoding.UTF8.GetBytes(DataCard.RenderParquet(records, QaReport.From(records), shapes));
        Assert.Null(BagWriter.Write(_temp["bag"], records, documents, _key, shapes, parquet: true).Problem);
        _file = JsonDocument.Parse(File.ReadAllBytes(_temp["bag/croissant.json"])).RootElement;
    }

    public void Dispose()
    {
        _key.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void Every_file_under_data_is_there_with_its_size_and_digest_and_no_other()
    {
        var listed = _file.GetProperty("distribution").EnumerateArray().ToDictionary(f => f.GetProperty("contentUrl").GetString()!, StringComparer.Ordinal);
        var there = Directory.GetFiles(_temp["bag/data"], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_temp["bag"], f)).ToArray();

        Assert.Equal(there.Order(StringComparer.Ordinal), listed.Keys);
        Assert.All(there, path =>
        {
            var bytes = File.ReadAllBytes(_temp[$"bag/{path}"]);
            Assert.Equal(Digest.Hex(bytes), listed[path].GetProperty("sha256").GetString());
            Assert.Equal($"{bytes.Length} B", listed[path].GetProperty("contentSize").GetString());
            Assert.NotEqual("application/octet-stream", listed[path].GetProperty("encodingFormat").GetString());
        });
    }

    [Fact]
    public void Every_column_of_every_configuration_comes_from_a_file_that_has_it()
    {
        var files = _file.GetProperty("distribution").EnumerateArray().Select(f => f.GetProperty("@id").GetString()).ToHashSet(StringComparer.Ordinal);
        var sets = _file.GetProperty("recordSet").EnumerateArray().ToArray();

        Assert.Equal(1 + (2 * (1 + ProjectionNames.All.Count)), sets.Length);
        Assert.All(sets, set =>
        {
            var fields = set.GetProperty("field").EnumerateArray().ToArray();
            var sources = Leaves(fields).Select(f => f.GetProperty("source")).ToArray();
            var path = Assert.Single(sources.Select(s => s.GetProperty("fileObject").GetProperty("@id").GetString()!).Distinct(StringComparer.Ordinal));
            Assert.Contains(path, files);
            var row = JsonDocument.Parse(File.ReadLines(_temp[$"bag/{path}"]).First()).RootElement;
            Assert.Equal(row.EnumerateObject().Select(m => m.Name), fields.Select(f => f.GetProperty("@id").GetString()!.Split('/')[1]));
            Assert.All(sources, s => Assert.True(Reaches(row, s)));
        });
    }

    [Fact]
    public void Ids_are_given_once_and_every_name_stands_for_a_term_of_a_vocabulary()
    {
        var context = _file.GetProperty("@context");
        var prefixes = new[] { "cr", "dct", "prov", "rai", "sc" };
        List<string> ids = [], names = [], values = [];
        Walk(_file, isContext: true, ids, names, values);

        Assert.Distinct(ids);
        Assert.All(prefixes, p => Assert.EndsWith(p is "prov" ? "#" : "/", context.GetProperty(p).GetString(), StringComparison.Ordinal));
        Assert.All(names.Distinct(StringComparer.Ordinal), name => Assert.True(
            name[0] == '@' || (name.Contains(':', StringComparison.Ordinal) ? prefixes.Contains(name.Split(':')[0]) : context.TryGetProperty(name, out _) || SchemaOrg.Contains(name)), name));
        Assert.All(values.Where(v => v.StartsWith("cr:", StringComparison.Ordinal)), v => Assert.Contains(v, (string[])["cr:FileObject", "cr:RecordSet", "cr:Field", "cr:Label"]));
        Assert.Equal(["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"], _file.GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public void What_catalogues_require_is_there_and_hostile_titles_stay_text()
    {
        foreach (var name in (string[])["@context", "@type", "conformsTo", "name", "description", "license", "url", "creator", "datePublished", "version", "distribution", "rai:dataAnnotationProtocol", "rai:annotatorDemographics"])
            Assert.True(_file.TryGetProperty(name, out _), name);

        const string title = "\"}</script>\u2028\\";
        var records = SealedBatch.Records with { Delivery = SealedBatch.Records.Delivery with { ProjectTitle = title } };
        using var hostile = JsonDocument.Parse(CroissantFile.Of(records, [], []));
        Assert.Equal($"{title}, batch 1", hostile.RootElement.GetProperty("name").GetString());
    }

    // schema.org is the vocabulary of names without a prefix.
    private static readonly string[] SchemaOrg =
        ["name", "description", "url", "license", "creator", "keywords", "inLanguage", "datePublished", "version", "distribution", "contentUrl", "contentSize", "encodingFormat", "sha256"];

    private static IEnumerable<JsonElement> Leaves(IEnumerable<JsonElement> fields) =>
        fields.SelectMany(f => f.TryGetProperty("subField", out var inner) ? Leaves(inner.EnumerateArray()) : [f]);

    private static bool Reaches(JsonElement row, JsonElement source)
    {
        string[] path =
        [
            source.GetProperty("extract").GetProperty("column").GetString()!,
            .. source.TryGetProperty("transform", out var steps) ? steps.EnumerateArray().Select(s => s.GetProperty("jsonPath").GetString()!) : [],
        ];
        JsonElement? at = row;
        foreach (var key in path)
        {
            // An empty list shows nothing of what its items would have.
            if (FirstOf(at!.Value) is not { } inside)
                return true;
            if (!inside.TryGetProperty(key, out var next))
                return false;
            at = next;
        }

        return true;
    }

    private static JsonElement? FirstOf(JsonElement value) =>
        value.ValueKind != JsonValueKind.Array ? value : value.GetArrayLength() == 0 ? null : value[0];

    private static void Walk(JsonElement value, bool isContext, List<string> ids, List<string> names, List<string> values)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Walk(item, isContext: false, ids, names, values);
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            values.Add(value.GetString()!);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            if (value.TryGetProperty("@type", out _) && value.TryGetProperty("@id", out var id))
                ids.Add(id.GetString()!);
            foreach (var member in value.EnumerateObject().Where(m => !isContext || m.Name != "@context"))
            {
                names.Add(member.Name);
                Walk(member.Value, isContext: false, ids, names, values);
            }
        }
    }
}
