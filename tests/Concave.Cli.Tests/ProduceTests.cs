using System.Text.Json;

namespace Concave.Cli.Tests;

public sealed class ProduceTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Pairs_judged_by_three_people_come_out_as_a_delivery_that_verifies()
    {
        var answer = await Prompt.Run("produce", "--pairs", Prompt.Data("pandalm-testset-v1.json"), "--opinions", Prompt.Data("pandalm-gpt35-verdicts.json"), "--out", scratch["release"], "--json");

        Assert.True(answer.Code == 0, answer.Error + answer.Out);
        var (rows, agreement) = (answer.Json.GetProperty("rows"), answer.Json.GetProperty("agreement"));
        Assert.Equal("released", answer.Json.GetProperty("outcome").GetString());
        Assert.Equal((999, 939, 60), (Int(rows, "read"), Int(rows, "accepted"), Int(rows, "set_aside")));
        Assert.Equal(
            ["empty:54", "not-text:6"],
            rows.GetProperty("set_aside_by_code").EnumerateArray().Select(c => $"{Kind(c)}:{Int(c, "count")}").Order());
        Assert.Equal((2817, 3), (Int(answer.Json, "judgments"), Int(answer.Json, "annotators")));
        Assert.Equal([0.845212, 0.864046, 0.884238], agreement.GetProperty("pairwise").EnumerateArray().Select(p => Six(p.GetProperty("figure"), "kappa")).Order());
        Assert.Equal(0.864465, Six(agreement.GetProperty("pooled"), "kappa"));
        Assert.NotEmpty(answer.Json.GetProperty("looser_than_house").EnumerateArray());
        Assert.All(
            answer.Json.GetProperty("gates").EnumerateArray().Where(g => g.GetProperty("gate").GetString() is "gold_accuracy" or "calibration" or "pilot"),
            gate => Assert.Equal("not_evaluated", gate.GetProperty("outcome").GetString()));

        var verified = await Prompt.Run("verify", scratch["release"]);
        Assert.True(verified.Code == 0, verified.Out);
    }

    [Fact]
    public async Task Pairs_without_judgments_are_withheld_with_the_reason()
    {
        var answer = await Prompt.Run("produce", "--pairs", Prompt.Data("hh-rlhf-harmless-base-test.jsonl.gz"), "--out", scratch["release"], "--json");

        Assert.Equal(1, answer.Code);
        var rows = answer.Json.GetProperty("rows");
        Assert.Equal(2312, Int(rows, "read"));
        Assert.Equal(2312, Int(rows, "accepted") + Int(rows, "set_aside"));
        Assert.Equal("withheld", answer.Json.GetProperty("outcome").GetString());
        Assert.Single(answer.Json.GetProperty("reasons").EnumerateArray());
        Assert.False(Directory.Exists(scratch["release"]));
    }

    [Fact]
    public async Task Judgments_of_a_file_of_their_own_are_replayed_and_low_agreement_is_withheld()
    {
        await File.WriteAllLinesAsync(scratch["pairs.jsonl"], Enumerable.Range(0, 40).Select(i =>
            $$"""{"id":"p{{i}}","prompt":"Question {{i}}?","response_a":"Answer one to question {{i}}.","response_b":"Answer two to question {{i}}."}"""));
        await File.WriteAllLinesAsync(scratch["judgments.jsonl"], Enumerable.Range(0, 40).SelectMany(i => new[]
        {
            $$"""{"pair":"p{{i}}","annotator":"one","choice":"{{(i % 2 == 0 ? "a" : "b")}}"}""",
            $$"""{"pair":"p{{i}}","annotator":"two","choice":"{{(i % 3 == 0 ? "a" : "b")}}"}""",
        }));

        var answer = await Prompt.Run("produce", "--pairs", scratch["pairs.jsonl"], "--judgments", scratch["judgments.jsonl"], "--out", scratch["release"], "--json");

        Assert.True(answer.Code == 1, answer.Error + answer.Out);
        Assert.Equal("withheld", answer.Json.GetProperty("outcome").GetString());
        Assert.Contains(answer.Json.GetProperty("gates").EnumerateArray(), g => g.GetProperty("gate").GetString() == "agreement" && g.GetProperty("outcome").GetString() == "failed");
    }

    [Theory]
    [InlineData("nowhere.json")]
    [InlineData("empty.json")]
    [InlineData("words.json")]
    public async Task A_file_that_is_no_file_of_pairs_is_said_to_be_none(string file)
    {
        await File.WriteAllTextAsync(scratch["empty.json"], "");
        await File.WriteAllTextAsync(scratch["words.json"], "these are words\n");

        var answer = await Prompt.Run("produce", "--pairs", scratch[file], "--out", scratch["release"]);

        Assert.Equal(2, answer.Code);
        Assert.Contains(file, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_use_is_code_two() => Assert.Equal(2, (await Prompt.Run("produce", "--nonsense")).Code);

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static string Kind(JsonElement count) => count.GetProperty("code").GetString()!;

    private static double Six(JsonElement json, string name) => Math.Round(json.GetProperty(name).GetDouble(), 6);
}
