using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Tests.Reading;

public sealed class PandaLmTests
{
    [Fact]
    public async Task The_public_test_set_gives_939_pairs_and_sets_60_aside()
    {
        var rows = await RealData.Read("pandalm-testset-v1.json");

        Assert.Equal(999, rows.Count);
        Assert.Equal(939, rows.OfType<Accepted>().Count());
        var aside = rows.OfType<Rejected>().CountBy(row => row.SetAside.Code).ToDictionary();
        Assert.Equal(new() { ["not-text"] = 6, ["empty"] = 54 }, aside);
        Assert.Equal(2817, rows.OfType<Accepted>().Sum(row => row.Pair.Labels.Count));
        Assert.All(rows.OfType<Accepted>(), row => Assert.NotNull(row.Pair.TaskType));
    }

    [Fact]
    public async Task Labels_name_their_annotator_and_0_is_a_tie()
    {
        using var file = Sample.Of("p.json", """
            [{"idx":7,"motivation_app":"Mail","instruction":"Shorten.","input":"A long text.","response1":"x","response2":"y","annotator1":1,"annotator2":2,"annotator3":0}]
            """);

        var pair = Assert.Single(await file.Pairs());

        Assert.Equal("7", pair.ExternalId);
        Assert.Equal("Mail", pair.TaskType);
        Assert.Equal([new("user", "Shorten.\n\nA long text.")], pair.Prompt);
        Assert.Equal([new("annotator1", Choice.A), new("annotator2", Choice.B), new("annotator3", Choice.Tie)], pair.Labels);
    }

    [Theory]
    [InlineData("\"Do it.\"", "\"\"", "Do it.")]
    [InlineData("\"Do it.\"", "\"  \"", "Do it.")]
    [InlineData("\"\"", "\"This.\"", "This.")]
    public async Task The_prompt_is_what_there_is_of_instruction_and_input(string instruction, string input, string prompt)
    {
        using var file = Sample.Of("p.json", $$"""[{"instruction":{{instruction}},"input":{{input}},"response1":"x","response2":"y"}]""");

        Assert.Equal([new("user", prompt)], Assert.Single(await file.Pairs()).Prompt);
    }

    [Theory]
    [InlineData("true", "\"\"", "response1", "not-text")]
    [InlineData("\"\"", "true", "response2", "not-text")]
    [InlineData("\"x\"", "\" \"", "response2", "empty")]
    public async Task The_type_is_judged_before_the_emptiness(string one, string two, string field, string code)
    {
        using var file = Sample.Of("p.json", $$"""[{"instruction":"Do.","input":"","response1":{{one}},"response2":{{two}}}]""");

        var aside = await file.OnlySetAside();

        Assert.Equal((field, code), (aside.Field, aside.Code));
    }

    [Fact]
    public async Task A_label_of_3_is_not_guessed()
    {
        using var file = Sample.Of("p.json", """[{"instruction":"Do.","response1":"x","response2":"y","annotator1":1,"annotator2":3}]""");

        Assert.Equal(("annotator2", "bad-label"), ((await file.OnlySetAside()).Field, (await file.OnlySetAside()).Code));
    }
}
