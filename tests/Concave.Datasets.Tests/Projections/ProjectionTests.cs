using System.Text;
using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Bag;
using Concave.Datasets.Verify;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Projections;

public sealed class ProjectionTests : IDisposable
{
    private static readonly Projection[] All = [.. ProjectionNames.All.Values];
    private readonly TempFolder temp = new();
    private readonly SigningKey key = SigningKey.Create();

    public void Dispose()
    {
        key.Dispose();
        temp.Dispose();
    }

    [Fact]
    public void A_bag_with_every_shape_verifies_and_no_trainer_stumbles_over_it()
    {
        var bag = Write(All);

        Assert.All(DeliveryVerifier.Run(bag), c => Assert.True(c.Passed, $"{c.Name}: {c.Detail} {c.File}"));
        Assert.Contains(DeliveryVerifier.Run(bag), c => c.Name == "projections");
        Assert.Equal([], ExportLint.Bag(bag).Where(f => f.Severity == LintSeverity.Error).Select(f => $"{f.Rule} {f.File}:{f.Line} {f.Detail}"));
        foreach (var name in ProjectionNames.All.Keys)
        {
            Assert.NotEmpty(Rows(bag, name));
            Assert.True(File.Exists(Path.Combine(bag, $"data/schema/{name}.schema.json")), name);
        }
    }

    [Fact]
    public void Every_shape_says_what_the_preference_row_says()
    {
        var bag = Write(All);
        var rows = Rows(bag, "preference").ToDictionary(r => r.GetProperty("id").GetString()!);
        string Chosen(JsonElement row) => rows[row.GetProperty("id").GetString()!].GetProperty("chosen")[0].GetProperty("content").GetString()!;

        Assert.All(Rows(bag, "preference_implicit"), r => Assert.Equal(Chosen(r), r.GetProperty("chosen").EnumerateArray().Last().GetProperty("content").GetString()));
        Assert.All(Rows(bag, "pairs_flat"), r => Assert.Equal(Chosen(r), r.GetProperty("chosen").GetString()));
        Assert.All(Rows(bag, "ranked"), r => Assert.Equal(Chosen(r), r.GetProperty("completions")[0].GetProperty("completion")[0].GetProperty("content").GetString()));
        Assert.All(Rows(bag, "sharegpt"), r => Assert.Equal(Chosen(r), r.GetProperty("chosen").GetProperty("content").GetString()));
        Assert.All(Rows(bag, "reward_margin"), r => Assert.Equal(
            rows[r.GetProperty("id").GetString()!].GetProperty("preference_strength").GetDouble(), r.GetProperty("margin").GetDouble()));
        foreach (var name in (string[])["unpaired", "unpaired_flat"])
        {
            var labelled = Rows(bag, name);
            Assert.Equal(2 * rows.Count, labelled.Count);
            Assert.Equal(rows.Count, labelled.Count(r => r.GetProperty("label").GetBoolean()));
        }
    }

    [Fact]
    public void A_conversation_of_many_turns_is_left_out_of_flat_shapes_and_an_odd_one_out_of_sharegpt()
    {
        var single = Row([new("system", "Be brief."), new("user", "Why?")]);
        var many = Row([new("user", "Hello"), new("assistant", "Hi"), new("user", "Why?")]);
        var odd = Row([new("user", "Hello"), new("user", "Why?")]);

        Assert.Equal(("Be brief.", "Why?"), Assert.Single(TrainerProjection.Flat(single).Select(r => (r.System, r.Input))));
        Assert.Empty(TrainerProjection.Flat(many));
        Assert.Empty(TrainerProjection.UnpairedFlat(many));
        Assert.Equal(3, Assert.Single(TrainerProjection.Sharegpt(many)).Messages.Count);
        Assert.Empty(TrainerProjection.Sharegpt(odd));
        Assert.Equal(3, Assert.Single(TrainerProjection.Implicit(odd)).Chosen.Count);
    }

    [Theory]
    [InlineData("pairs_flat")]
    [InlineData("unpaired")]
    [InlineData("sharegpt")]
    public void A_shape_that_says_something_else_is_noticed(string name)
    {
        var bag = Write(All);
        var file = Path.Combine(bag, $"data/{name}/train.jsonl");
        var lines = File.ReadAllLines(file);
        File.WriteAllText(file, string.Concat(lines.Skip(1).Select(l => l + "\n")), new UTF8Encoding(false));

        var fault = Assert.Single(DeliveryVerifier.Run(bag), c => c is { Name: "projections", Passed: false });
        Assert.Equal($"data/{name}/train.jsonl", fault.File);
    }

    [Fact]
    public void A_bag_without_shapes_has_no_folder_and_no_check_more()
    {
        var plain = Write([]);

        Assert.DoesNotContain(DeliveryVerifier.Run(plain), c => c.Name == "projections");
        Assert.Equal(["annotations", "docs", "evidence", "ledger", "preference", "schema"], Directory.GetDirectories(Path.Combine(plain, "data")).Select(Path.GetFileName).Order());
    }

    private static PreferenceRow Row(IReadOnlyList<MessageRecord> prompt) => PreferenceProjection.Of(SealedBatch.Records).Train[0] with { Prompt = prompt };

    private static List<JsonElement> Rows(string bag, string name) =>
    [
        .. new[] { "train", "test" }.SelectMany(split => File.ReadAllLines(Path.Combine(bag, $"data/{name}/{split}.jsonl"))).Select(l => JsonDocument.Parse(l).RootElement),
    ];

    private string Write(Projection[] projections)
    {
        var documents = SealedBatch.Documents(SealedBatch.Records);
        documents["README.md"] = Encoding.UTF8.GetBytes(DataCard.Render(SealedBatch.Records, QaReport.From(SealedBatch.Records), projections));
        Assert.Null(BagWriter.Write(temp["bag"], SealedBatch.Records, documents, key, projections).Problem);
        return temp["bag"];
    }
}
