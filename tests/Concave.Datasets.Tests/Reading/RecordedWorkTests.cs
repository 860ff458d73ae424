using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Tests.Reading;

public sealed class RecordedWorkTests
{
    [Fact]
    public async Task The_public_verdicts_give_999_opinions_of_which_25_say_nothing()
    {
        var rows = await Opinions(RealData.Find("pandalm-gpt35-verdicts.json"));

        Assert.Equal(999, rows.Count);
        Assert.All(rows, row => Assert.True(row.Accepted));
        var choices = rows.CountBy(row => row.Value!.Choice?.ToString() ?? "none").ToDictionary();
        Assert.Equal(new() { ["A"] = 460, ["B"] = 476, ["Tie"] = 38, ["none"] = 25 }, choices);
        Assert.All(rows, row => Assert.Equal(OrdersSeen.AsStored, row.Value!.Orders));
    }

    [Fact]
    public async Task An_opinion_of_our_own_shape_knows_both_orders()
    {
        using var file = Sample.Lines(
            """{"pair":"q-1","choice":"a","confidence":0.9,"choice_swapped":"tie","reason":"Clearer."}""",
            """{"pair":2,"choice":null}""");

        var rows = await Opinions(file.Path);

        Assert.Equal(new ReadOpinion { Row = 1, Pair = "q-1", Choice = Choice.A, ChoiceSwapped = Choice.Tie, Orders = OrdersSeen.Both, Confidence = 0.9, Reason = "Clearer." }, rows[0].Value);
        Assert.Equal(new ReadOpinion { Row = 2, Pair = "2", Reason = "" }, rows[1].Value);
    }

    [Theory]
    [InlineData("""{"choice":"a"}""", "pair", "missing")]
    [InlineData("""{"pair":"q"}""", "choice", "missing")]
    [InlineData("""{"pair":"q","choice":"1"}""", "choice", "bad-label")]
    [InlineData("""{"pair":"q","choice":"a","confidence":90}""", "confidence", "out-of-range")]
    [InlineData("""{"pair":"ok","choice":"a"}""", "pair", "duplicate-record")]
    [InlineData("{", "row", "not-json")]
    public async Task A_bad_opinion_is_set_aside(string line, string field, string code)
    {
        using var file = Sample.Lines("""{"pair":"ok","choice":"b"}""", line);

        var rows = await Opinions(file.Path);

        Assert.True(rows[0].Accepted);
        Assert.Equal((2, field, code), (rows[1].SetAside!.Row, rows[1].SetAside!.Field, rows[1].SetAside!.Code));
    }

    [Fact]
    public async Task A_judgment_brings_all_its_fields_and_may_lack_most()
    {
        using var file = Sample.Lines(
            """{"pair":"q-1","annotator":"an-7","choice":"cannot_judge","scores":[{"criterion":"tone","a":1,"b":5}],"rationale":"r","difficulty":"ambiguous","confidence":0.5,"seconds":31.5,"suggestion_shown":false}""",
            """{"pair":"q-1","annotator":"an-8","choice":"b"}""");

        var rows = await Judgments(file.Path);

        var full = rows[0].Value!;
        Assert.Equal(("q-1", "an-7", Choice.CannotJudge, "r", Difficulty.Ambiguous), (full.Pair, full.Annotator, full.Choice, full.Rationale, full.Difficulty));
        Assert.Equal([new("tone", 1, 5)], full.Scores);
        Assert.Equal((0.5, 31.5, false), (full.Confidence, full.Seconds, full.SuggestionShown));
        var bare = rows[1].Value!;
        Assert.Equal((Choice.B, Difficulty.NotRecorded), (bare.Choice, bare.Difficulty));
        Assert.Null(bare.Confidence ?? bare.Seconds);
        Assert.Null(bare.SuggestionShown);
        Assert.Empty(bare.Scores);
    }

    [Theory]
    [InlineData("""{"pair":"q","choice":"a"}""", "annotator", "missing")]
    [InlineData("""{"pair":"q","annotator":"x"}""", "choice", "missing")]
    [InlineData("""{"pair":"q","annotator":"x","choice":"left"}""", "choice", "bad-label")]
    [InlineData("""{"pair":"q","annotator":"x","choice":"a","scores":[{"criterion":"t","a":0,"b":5}]}""", "scores[0]", "out-of-range")]
    [InlineData("""{"pair":"q","annotator":"x","choice":"a","scores":[{"criterion":"t","a":1,"b":5},{"criterion":"t","a":1,"b":5}]}""", "scores[1]", "out-of-range")]
    [InlineData("""{"pair":"q","annotator":"x","choice":"a","difficulty":"hard"}""", "difficulty", "bad-label")]
    [InlineData("""{"pair":"q","annotator":"x","choice":"a","seconds":-1}""", "seconds", "out-of-range")]
    [InlineData("""{"pair":"q","annotator":"x","choice":"a","suggestion_shown":"maybe"}""", "suggestion_shown", "bad-label")]
    [InlineData("""{"pair":"ok","annotator":"x","choice":"a"}""", "pair", "duplicate-record")]
    public async Task A_bad_judgment_is_set_aside(string line, string field, string code)
    {
        using var file = Sample.Lines("""{"pair":"ok","annotator":"x","choice":"b"}""", line, """{"pair":"ok","annotator":"y","choice":"b"}""");

        var rows = await Judgments(file.Path);

        Assert.True(rows[0].Accepted && rows[2].Accepted);
        Assert.Equal((2, field, code), (rows[1].SetAside!.Row, rows[1].SetAside!.Field, rows[1].SetAside!.Code));
    }

    [Fact]
    public async Task Judgments_may_come_as_a_table()
    {
        using var file = Sample.Of("j.csv", "pair,annotator,choice,confidence,suggestion_shown,scores\nq,x,a,0.25,TRUE,\"[{\"\"criterion\"\":\"\"tone\"\",\"\"a\"\":2,\"\"b\"\":3}]\"\n");

        var judgment = Assert.Single(await Judgments(file.Path)).Value!;

        Assert.Equal((0.25, true), (judgment.Confidence, judgment.SuggestionShown));
        Assert.Equal([new("tone", 2, 3)], judgment.Scores);
    }

    [Fact]
    public async Task A_file_of_something_else_is_a_problem()
    {
        using var file = Sample.Lines("""{"prompt":"p"}""");

        Assert.Equal("file-none-usable", OpinionFile.Check(file.Path).Problem!.Code);
        Assert.Equal("file-none-usable", JudgmentFile.Check(file.Path).Problem!.Code);
        Assert.Equal("file-missing", JudgmentFile.Check(file.Path + "x").Problem!.Code);
        Assert.Equal("file-missing", Assert.Single(await Judgments(file.Path + "x")).SetAside!.Code);
    }

    private static async Task<List<RecordedRow<ReadOpinion>>> Opinions(string path)
    {
        var rows = new List<RecordedRow<ReadOpinion>>();
        await foreach (var row in OpinionFile.Read(path, TestContext.Current.CancellationToken)) rows.Add(row);
        return rows;
    }

    private static async Task<List<RecordedRow<ReadJudgment>>> Judgments(string path)
    {
        var rows = new List<RecordedRow<ReadJudgment>>();
        await foreach (var row in JudgmentFile.Read(path, TestContext.Current.CancellationToken)) rows.Add(row);
        return rows;
    }
}
