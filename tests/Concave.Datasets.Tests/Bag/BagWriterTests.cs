using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using CsCheck;

namespace Concave.Datasets.Tests.Bag;

public sealed class BagWriterTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly SigningKey _key = SigningKey.Create();

    [Fact]
    public void What_is_written_is_read_back_and_written_again_to_the_same_bytes()
    {
        var first = Write("first", SealedBatch.Records);
        var read = BagReader.Read(_temp["first"]);
        Assert.Empty(read.Faults);
        var second = Write("second", read.Records!);

        Assert.Equal(first.Files, second.Files);
        Assert.Equal(first.Digest, second.Digest);
        Assert.All(first.Files, f => Assert.Equal(File.ReadAllBytes(_temp[$"first/{f.Path}"]), File.ReadAllBytes(_temp[$"second/{f.Path}"])));
    }

    [Fact]
    public void The_order_in_which_records_are_given_does_not_change_a_byte()
    {
        var records = SealedBatch.Records;
        var shuffled = records with
        {
            Pairs = [.. records.Pairs.Reverse()],
            Judgments = [.. records.Judgments.Reverse()],
            Routings = [.. records.Routings.Reverse()],
            Verdicts = [.. records.Verdicts.Reverse()],
            LedgerEntries = [.. records.LedgerEntries.Reverse()],
            Seals = [.. records.Seals.Reverse()],
            CalibrationAnswers = [.. records.CalibrationAnswers.Reverse()],
        };

        Assert.Equal(Write("first", records).Digest, Write("second", shuffled).Digest);
    }

    [Fact]
    public void Nothing_is_written_into_a_folder_that_holds_something()
    {
        Directory.CreateDirectory(_temp["full"]);
        File.WriteAllText(_temp["full/mine.txt"], "mine");

        var refused = BagWriter.Write(_temp["full"], SealedBatch.Records, new Dictionary<string, byte[]>(StringComparer.Ordinal), _key);

        Assert.Equal("folder-not-empty", refused.Problem!.Code);
        Assert.Equal([_temp["full"]], Directory.GetFileSystemEntries(_temp.Root));
        Assert.Equal("mine", File.ReadAllText(_temp["full/mine.txt"]));
    }

    [Fact]
    public void An_empty_folder_is_filled_and_no_draft_stays_beside_it()
    {
        Directory.CreateDirectory(_temp["empty"]);
        Write("empty", SealedBatch.Records);

        Assert.Equal([_temp["empty"]], Directory.GetFileSystemEntries(_temp.Root));
    }

    [Fact]
    public void A_record_that_cannot_be_written_leaves_nothing_behind()
    {
        var records = SealedBatch.Records with { Judgments = [SealedBatch.Records.Judgments[0] with { Confidence = double.NaN }] };

        Assert.Throws<JsonException>(() => BagWriter.Write(_temp["bag"], records, new Dictionary<string, byte[]>(StringComparer.Ordinal), _key));
        Assert.Empty(Directory.GetFileSystemEntries(_temp.Root));
    }

    [Theory]
    [InlineData("../escape.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("data/docs/../../x")]
    [InlineData("data/docs//x")]
    [InlineData("data/docs/.hidden")]
    [InlineData("data\\docs\\x")]
    [InlineData("data/docs/a%0Ab")]
    [InlineData("data/docs/a\nb")]
    [InlineData("a.txt\n")]
    [InlineData("data/docs/a,b")]
    [InlineData("data/docs/a@b")]
    [InlineData("data/docs/é")]
    [InlineData("data/evidence/pairs.jsonl")]
    [InlineData("data/docs/guidelines.json")]
    [InlineData("data/other/x")]
    [InlineData("manifest-sha256.txt")]
    [InlineData("release.dsse.json")]
    [InlineData("dataset_infos.json")]
    [InlineData("")]
    public void A_hostile_or_taken_name_is_refused_before_anything_is_written(string path)
    {
        var refused = BagWriter.Write(_temp["bag"], SealedBatch.Records, new Dictionary<string, byte[]>(StringComparer.Ordinal) { [path] = [1] }, _key);

        Assert.Equal("document-path", refused.Problem!.Code);
        Assert.Empty(Directory.GetFileSystemEntries(_temp.Root));
    }

    [Fact]
    public void The_guidelines_file_has_the_approved_hash_as_it_lies_there()
    {
        Write("bag", SealedBatch.Records);

        Assert.Equal(SealedBatch.Records.Delivery.GuidelinesHash, Digest.Hex(File.ReadAllBytes(_temp["bag/data/docs/guidelines.json"])));
    }

    [Fact]
    public void Every_row_has_the_digest_of_its_record()
    {
        Write("bag", SealedBatch.Records);
        var lines = File.ReadAllLines(_temp["bag/data/annotations/train.jsonl"]);
        var expected = SealedBatch.Records.Judgments.OrderBy(j => j.Judgment).Select(Digest.Of);

        Assert.Equal(expected, lines.Select(l => Digest.Hex(CanonicalJson.Parse(Encoding.UTF8.GetBytes(l)))));
        Assert.All(lines, l => Assert.Contains("\"strength\":1.0,", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_row_file_has_a_schema_that_asks_for_every_key_and_allows_no_other()
    {
        Write("bag", SealedBatch.Records);
        foreach (var file in Directory.GetFiles(_temp["bag/data"], "*.jsonl", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0))
        {
            var name = file.Contains("preference", StringComparison.Ordinal) ? "preference"
                : file.Contains("annotations/", StringComparison.Ordinal) ? "annotations"
                : file.Contains("ledger/", StringComparison.Ordinal) ? $"ledger_{Path.GetFileNameWithoutExtension(file)}"
                : Path.GetFileNameWithoutExtension(file);
            var schema = JsonNode.Parse(File.ReadAllText(_temp[$"bag/data/schema/{name}.schema.json"]))!;
            var row = JsonNode.Parse(File.ReadLines(file).First())!.AsObject();

            Assert.Equal(row.Select(p => p.Key).Order(), schema["required"]!.AsArray().Select(k => k!.GetValue<string>()).Order());
            Assert.Equal(row.Select(p => p.Key), schema["properties"]!.AsObject().Select(p => p.Key));
            Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        }
    }

    [Theory]
    [InlineData("guidelines")]
    [InlineData("qa-report")]
    public void Every_document_in_JSON_has_a_schema_that_asks_for_its_keys(string name)
    {
        Write("bag", SealedBatch.Records);
        var schema = JsonNode.Parse(File.ReadAllText(_temp[$"bag/data/schema/{name}.schema.json"]))!;
        var document = JsonNode.Parse(File.ReadAllText(_temp[$"bag/data/docs/{name}.json"]))!.AsObject();

        Assert.Equal(document.Select(p => p.Key).Order(StringComparer.Ordinal), schema["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void A_fraction_keeps_its_point_and_reads_back_as_itself() =>
        Gen.Double.Where(double.IsFinite).Sample(value =>
        {
            var text = Encoding.UTF8.GetString(RowJson.Line(value));
            return text.AsSpan().ContainsAny('.', 'e') && JsonSerializer.Deserialize<double>(text, RowJson.Options) == value;
        });

    public void Dispose()
    {
        _key.Dispose();
        _temp.Dispose();
    }

    private SealedBag Write(string name, DeliveryRecords records)
    {
        var written = BagWriter.Write(_temp[name], records, SealedBatch.Documents(records), _key);
        Assert.Null(written.Problem);
        return written.Value!;
    }
}
