using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Reading;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Reading;

/// <summary>What was delivered and is imported again gives the same pairs and labels, from every shape and from the folder itself.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly DeliveryRecords _records = Varied();
    private readonly Dictionary<string, PreferenceRow> _rows;

    public RoundTripTests()
    {
        Projection[] shapes = [.. ProjectionNames.All.Values];
        var report = QaReport.From(_records);
        var documents = SealedBatch.Documents(_records);
        documents["README.md"] = Encoding.UTF8.GetBytes(DataCard.Render(_records, report, shapes));
        documents["data/parquet/README.md"] = Encoding.UTF8.GetBytes(DataCard.RenderParquet(_records, report, shapes));
        Assert.Null(BagWriter.Write(_temp["bag"], _records, documents, _key, shapes, parquet: true).Problem);
        var splits = PreferenceProjection.Of(_records);
        _rows = splits.Train.Concat(splits.Test).ToDictionary(r => $"{r.Id:D}", StringComparer.Ordinal);
        Assert.True(_rows.Count > 40);
    }

    // name, by external id, with a strength, single turns only, turns must alternate
    public static TheoryData<string, bool, bool, bool, bool> Shapes { get; } = new()
    {
        { "preference", true, true, false, false },
        { "preference_implicit", false, true, false, false },
        { "pairs_flat", false, true, true, false },
        { "reward_margin", false, true, false, false },
        { "unpaired", false, false, false, false },
        { "unpaired_flat", false, false, true, false },
        { "ranked", false, false, false, false },
        { "sharegpt", false, false, false, true },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_shape_gives_the_same_pairs_and_labels(string name, bool byExternalId, bool strong, bool singleTurn, bool alternating)
    {
        foreach (var (folder, ending) in (IEnumerable<(string, string)>)[("data", "jsonl"), ("data/parquet", "parquet")])
        {
            List<ReadPair> read = [.. await Pairs($"bag/{folder}/{name}/train.{ending}"), .. await Pairs($"bag/{folder}/{name}/test.{ending}")];
            var due = _rows.Values.Where(r => (!singleTurn || r.Prompt.Count(m => m.Role != "system") == 1) && (!alternating || Alternates(r.Prompt)))
                .ToDictionary(r => byExternalId ? r.ExternalId : $"{r.Id:D}", StringComparer.Ordinal);

            Assert.Equal(due.Keys.Order(StringComparer.Ordinal), read.Select(p => p.ExternalId).Order(StringComparer.Ordinal));
            Assert.All(read, pair =>
            {
                var row = due[pair.ExternalId];
                var chosenIsA = pair.SourcePreference!.Choice == Choice.A;
                Assert.Equal(row.Prompt, pair.Prompt.Select(m => new MessageRecord(m.Role, m.Content)));
                Assert.Equal((row.Chosen[0].Content, row.Rejected[0].Content), chosenIsA ? (pair.ResponseA, pair.ResponseB) : (pair.ResponseB, pair.ResponseA));
                Assert.Equal(strong && row.PreferenceStrength > 0 ? row.PreferenceStrength : null, pair.SourcePreference.Strength);
            });
        }
    }

    [Fact]
    public async Task The_folder_gives_the_pairs_as_they_were_imported_with_labels_and_every_judgment()
    {
        var read = (await Pairs("bag")).ToDictionary(p => p.ExternalId, StringComparer.Ordinal);
        var pairs = _records.Pairs.Where(p => p.Purpose == PairPurpose.Production).ToList();
        var said = FirstJudgments.ByPair(_records.Judgments, 1, PairPurpose.Production);
        var verdicts = _records.Verdicts.ToDictionary(v => v.Pair);

        Assert.Equal(PairFormat.Plain, PairFile.Detect(_temp["bag"]).Value);
        Assert.Equal(pairs.Count, read.Count);
        Assert.All(pairs, pair =>
        {
            var back = read[pair.ExternalId];
            Assert.Equal((pair.ResponseA, pair.ResponseB), (back.ResponseA, back.ResponseB));
            Assert.Equal(pair.Prompt, back.Prompt.Select(m => new MessageRecord(m.Role, m.Content)));
            Assert.Equal((pair.Domain, pair.Language), (back.Domain ?? "", back.Language ?? ""));
            var verdict = verdicts[pair.Pair];
            Assert.Equal(verdict.Released || verdict.Basis == "tie" ? verdict.Choice : null, back.SourcePreference?.Choice);
            Assert.Equal(said[pair.Pair].Select(j => (j.Annotator, j.Choice)), back.Labels.Select(l => (l.Annotator, l.Choice)));
        });
        Assert.Contains(read.Values, p => p.Labels.Count == 2);
    }

    [Fact]
    public async Task A_damaged_delivery_and_any_other_folder_are_refused_with_a_reason()
    {
        File.AppendAllText(_temp["bag/data/evidence/verdicts.jsonl"], "{}\n");
        Directory.CreateDirectory(_temp["other"]);

        Assert.Equal("file-damaged", PairFile.Detect(_temp["bag"]).Problem!.Code);
        Assert.Contains("verdicts.jsonl, line", Assert.IsType<Rejected>(Assert.Single(await Read("bag"))).SetAside.Reason, StringComparison.Ordinal);
        Assert.Equal("file-is-directory", PairFile.Detect(_temp["other"]).Problem!.Code);
    }

    [Fact]
    public async Task A_half_without_its_other_half_is_told_of_and_the_rest_goes_on()
    {
        using var sample = Sample.Lines(
            """{"id":"a","prompt":"P","completion":"good","label":true}""",
            """{"id":"b","prompt":"Q","completion":"bad","label":false}""",
            """{"id":"c","prompt":"Q","completion":"good","label":true}""",
            """{"id":"d","prompt":"R","completion":"good","label":true}""");

        var rows = await sample.Read();

        Assert.Equal([1, 4], rows.OfType<Rejected>().Select(r => r.SetAside.Row));
        Assert.All(rows.OfType<Rejected>(), r => Assert.Equal("one-half", r.SetAside.Code));
        var pair = Assert.Single(rows.OfType<Accepted>()).Pair;
        Assert.Equal((2, "good"), (pair.Row, pair.SourcePreference!.Choice == Choice.A ? pair.ResponseA : pair.ResponseB));
    }

    [Theory]
    [InlineData("""{"context":[{"role":"user","content":"P"}],"completions":[{"rank":0,"completion":[{"role":"assistant","content":"x"}]}]}""", "completions")]
    [InlineData("""{"context":[{"role":"user","content":"P"}],"completions":[{"rank":0,"completion":[{"role":"assistant","content":"x"}]},{"rank":0,"completion":[{"role":"assistant","content":"y"}]}]}""", "completions")]
    [InlineData("""{"messages":[{"role":"user","content":"P"}],"chosen":{"role":"user","content":"x"},"rejected":{"role":"assistant","content":"y"}}""", "chosen")]
    public async Task A_row_that_does_not_rank_two_answers_is_set_aside(string line, string field)
    {
        using var sample = Sample.Lines(line);

        Assert.Equal(field, (await sample.OnlySetAside()).Field);
    }

    public void Dispose()
    {
        _key.Dispose();
        _temp.Dispose();
    }

    // Prompts of one turn, with a system message, and of several turns.
    private static DeliveryRecords Varied() => SealedBatch.Records with
    {
        Pairs =
        [
            .. SealedBatch.Records.Pairs.Select((p, n) => p with
            {
                Prompt = (n % 3) switch
                {
                    1 => [new("system", "Be brief."), .. p.Prompt],
                    2 => [new("user", "Hello"), new("assistant", "Yes?"), .. p.Prompt],
                    _ => p.Prompt,
                },
                ResponseA = $"short {n}",
                ResponseB = $"rather longer {n} 🙂",
            }),
        ],
    };

    private static bool Alternates(IReadOnlyList<MessageRecord> prompt) => prompt.Where(m => m.Role != "system").Index().All(m => m.Item.Role == (m.Index % 2 == 0 ? "user" : "assistant"));

    private async Task<List<ReadPair>> Pairs(string path) => [.. (await Read(path)).Select(row => Assert.IsType<Accepted>(row).Pair)];

    private async Task<List<ReadRow>> Read(string path)
    {
        List<ReadRow> rows = [];
        await foreach (var row in PairFile.Read(_temp[path], format: null, ReadOptions.Usual, TestContext.Current.CancellationToken))
            rows.Add(row);
        return rows;
    }
}
