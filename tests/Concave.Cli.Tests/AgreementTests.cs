using System.Globalization;
using System.Text.Json;

namespace Concave.Cli.Tests;

/// <summary><c>concave agreement</c> as a person runs it.</summary>
public sealed class AgreementTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Pandalm_has_the_published_pairs_and_the_pooled_figure()
    {
        string[] wide = ["agreement", Prompt.Data("pandalm-testset-v1.json"), "--raters", "annotator1,annotator2,annotator3", "--json"];

        var plain = await Prompt.Run(wide);
        var turned = await Prompt.Run([.. wide, "--exchangeable", "1,2"]);

        Assert.True(plain.Code == 0, plain.Error);
        Assert.Equal([.852023, .878944, .861661], plain.Json.GetProperty("pairs").EnumerateArray().Select(p => Math.Round(Value(p.GetProperty("cohen")), 6)));
        Assert.Equal(.864190, Value(plain.Json.GetProperty("headline")), 6);
        Assert.Equal(.864519, Value(turned.Json.GetProperty("headline")), 6);
    }

    [Theory]
    [InlineData("labels.csv")]
    [InlineData("labels.jsonl")]
    [InlineData("labels.json")]
    public async Task Every_container_gives_the_same_figures(string name)
    {
        await Write(name, Krippendorff());

        var answer = await Prompt.Run("agreement", scratch[name], "--item", "unit", "--rater", "who", "--label", "value", "--json");

        Assert.True(answer.Code == 0, answer.Error);
        Assert.Equal(.763616, Value(answer.Json.GetProperty("headline")), .01); // label shares of raters with 9 to 10 labels are drawn together
        Assert.Equal(.743421, Value(Named(answer, "Krippendorff alpha")), 6);
        Assert.Equal(.761169, Value(Named(answer, "Fleiss kappa")), 6);
        Assert.Equal(.775444, Value(Named(answer, "Gwet AC1")), 6);
        Assert.Equal((12, 4, 41), (Number(answer, "items"), Number(answer, "raters"), Number(answer, "labels")));
    }

    [Fact]
    public async Task Weights_run_over_the_levels_nobody_chose()
    {
        // irr's anxiety data, raters 2 and 3: nobody chose level 5, which must not move 6 nearer to 4.
        var (two, three) = ("3 6 4 6 2 4 2 4 3 3 2 3 3 3 2 2 1 3 3 4".Split(' '), "2 1 4 4 3 2 1 6 1 1 1 2 3 3 1 1 3 3 2 2".Split(' '));
        await File.WriteAllTextAsync(scratch["anxiety.csv"], "r2,r3\n" + string.Concat(two.Zip(three, (a, b) => $"{a}.0,{b}\n")));

        var linear = await Prompt.Run("agreement", scratch["anxiety.csv"], "--raters", "r2,r3", "--weights", "linear", "--json");
        var quadratic = await Prompt.Run("agreement", scratch["anxiety.csv"], "--raters", "r2,r3", "--weights", "quadratic", "--json");

        Assert.Equal(.126214, Value(linear.Json.GetProperty("headline")), 6);
        Assert.Equal(.229798, Value(quadratic.Json.GetProperty("headline")), 6);
        Assert.Equal(6, linear.Json.GetProperty("categories").GetArrayLength());
    }

    [Fact]
    public async Task Groups_that_differ_in_their_labels_do_not_lift_the_figure_inside_them()
    {
        // agreement.md 2.6: prevalence .9 and .1, κ .257 in both, .490 over all.
        var rows = new List<string>();
        void Add(string group, int times, string first, string second) =>
            rows.AddRange(Enumerable.Repeat($"{group},{first},{second}", times));
        foreach (var (group, common, rare) in new[] { ("x", "yes", "no"), ("y", "no", "yes") })
        {
            Add(group, 84, common, common);
            Add(group, 6, common, rare);
            Add(group, 7, rare, common);
            Add(group, 3, rare, rare);
        }

        await File.WriteAllTextAsync(scratch["groups.csv"], "language,one,two\n" + string.Join('\n', rows));

        var answer = await Prompt.Run("agreement", scratch["groups.csv"], "--raters", "one,two", "--by", "language", "--json");

        Assert.True(answer.Code == 0, answer.Error);
        var within = Value(answer.Json.GetProperty("by").GetProperty("stratified"));
        Assert.True(Value(answer.Json.GetProperty("headline")) - within > .2);
        Assert.All(answer.Json.GetProperty("by").GetProperty("groups").EnumerateArray(), g => Assert.Equal(within, Value(g.GetProperty("pooled")), .001));
        Assert.Contains(answer.Json.GetProperty("meaning").EnumerateArray(), s => s.GetString()!.StartsWith("Inside the groups of language", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_exist_is_null_with_its_reason()
    {
        await File.WriteAllTextAsync(scratch["one.csv"], "a,b\nyes,yes\nyes,yes\n");
        await File.WriteAllTextAsync(scratch["single.csv"], "item,rater,label\n1,ann,yes\n2,bob,no\n");

        var alike = await Prompt.Run("agreement", scratch["one.csv"], "--raters", "a,b", "--json");
        var single = await Prompt.Run("agreement", scratch["single.csv"], "--json");

        Assert.Equal((0, 0), (alike.Code, single.Code));
        Assert.Equal(JsonValueKind.Null, alike.Json.GetProperty("headline").GetProperty("value").ValueKind);
        Assert.Equal("everyone chose one category, so chance agreement is 1", alike.Json.GetProperty("headline").GetProperty("undefined").GetString());
        Assert.Equal(1, alike.Json.GetProperty("headline").GetProperty("observed").GetDouble());
        Assert.Equal("no item has two labels", single.Json.GetProperty("headline").GetProperty("undefined").GetString());
        Assert.All(single.Json.GetProperty("coefficients").EnumerateArray(), c => Assert.Equal(c.GetProperty("value").ValueKind == JsonValueKind.Null, c.GetProperty("undefined").ValueKind == JsonValueKind.String));
    }

    [Fact]
    public async Task Rows_that_cannot_be_used_are_named_and_in_no_figure()
    {
        await File.WriteAllTextAsync(scratch["odd.jsonl"],
            """
            {"item": 1, "rater": "ann", "label": "a"}
            {"item": 1, "rater": "bob", "label": "a"}
            {"item": 2, "rater": "ann", "label": ["a"]}
            {"rater": "bob", "label": "b"}
            {"item": 2, "rater": "ann", "label": "b"}
            {"item": 2, "rater": "bob", "label": "skip"}
            {"item": 2, "rater": "bob", "label": null}
            {"item": 2, "rater": "bob", "label": "typo"}
            {"item": 2, "rater": "ann", "label": "a"}
            {"item": 3, "rater": "ann", "label": "b"
            {"item": 3, "rater": "ann", "label": "b"}
            {"item": 3, "rater": "bob", "label": "b"}
            """);

        var answer = await Prompt.Run("agreement", scratch["odd.jsonl"], "--categories", "a,b", "--missing", "skip", "--json");

        Assert.True(answer.Code == 0, answer.Error);
        Assert.Equal([(3, "not-label"), (4, "missing"), (8, "unknown-label"), (10, "not-json")], answer.Json.GetProperty("rows_set_aside").EnumerateArray().Select(r => (r.GetProperty("row").GetInt32(), r.GetProperty("code").GetString()!)));
        Assert.Equal((3, 1, 12), (Number(answer, "items"), Number(answer, "duplicates"), Number(answer, "rows")));
        Assert.Contains("odd.jsonl, row 10:", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "", "field-missing")]
    [InlineData("", "", "file-empty")]
    [InlineData("item,rater,label\n", "", "file-no-rows")]
    [InlineData("item,rater,label\n1,ann,\n", "", "labels-none")]
    [InlineData("item,rater,label\n1,ann,good\n1,bob,bad\n", "--weights linear", "categories-unordered")]
    [InlineData("item,rater,label\n1,ann,good\n1,bob,bad\n", "--categories good,bad,good", "categories-repeated")]
    [InlineData("item,rater,label\n1,ann,A\n1,bob,B\n", "--exchangeable A,C", "exchangeable-unknown")]
    [InlineData("item,rater,label\n1,ann,A\n1,bob,B\n", "--raters label", "raters-two")]
    public async Task A_file_or_question_that_cannot_be_answered_says_why(string text, string options, string code)
    {
        await File.WriteAllTextAsync(scratch["wrong.csv"], text);

        var answer = await Prompt.Run(["agreement", scratch["wrong.csv"], .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--json"]);

        Assert.Equal((2, code), (answer.Code, answer.Json.GetProperty("error").GetString()));
        Assert.NotEqual("", answer.Json.GetProperty("mend").GetString());
    }

    [Fact]
    public async Task Half_a_file_gives_no_figure()
    {
        var whole = """[{"item":1,"rater":"a","label":"x"},{"item":1,"rater":"b","label":"x"},{"item":2,"rater":"a","label":"y"},{"item":2,"rat""";
        await File.WriteAllTextAsync(scratch["half.json"], whole);

        var answer = await Prompt.Run("agreement", scratch["half.json"], "--json");

        Assert.Equal((2, "broken-file", "half.json, row 4"), (answer.Code, answer.Json.GetProperty("error").GetString(), answer.Json.GetProperty("where").GetString()));
    }

    [Fact]
    public async Task Measurements_are_no_categories_and_names_are_no_markup()
    {
        await File.WriteAllTextAsync(scratch["many.csv"], "x,y\n" + string.Concat(Enumerable.Range(0, 150).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}.5,{i}\n"))));
        await File.WriteAllTextAsync(scratch["hostile.csv"], "item,rater,label\n1,[red]ann[/],[bold]\n1,bob,[bold]\n2,[red]ann[/],n\n2,bob,[bold]\n");

        var many = await Prompt.Run("agreement", scratch["many.csv"], "--raters", "x,y", "--json");
        var hostile = await Prompt.Run("agreement", scratch["hostile.csv"]);

        Assert.Equal((2, "categories-too-many"), (many.Code, many.Json.GetProperty("error").GetString()));
        Assert.True(hostile.Code == 0, hostile.Error);
        Assert.Contains("[red]ann[/], bob", hostile.Out, StringComparison.Ordinal);
    }

    private async Task Write(string name, List<(int Unit, string Who, int Value)> labels)
    {
        var objects = labels.Select(l => JsonSerializer.Serialize(new { unit = l.Unit, who = l.Who, value = l.Value }));
        await File.WriteAllTextAsync(scratch[name], Path.GetExtension(name) switch
        {
            ".csv" => "unit,who,value\n" + string.Join('\n', labels.Select(l => $"{l.Unit},{l.Who},{l.Value}")),
            ".jsonl" => string.Join('\n', objects),
            _ => $"[{string.Join(',', objects)}]",
        });
    }

    /// <summary>Krippendorff (2011), example C: 12 units, 4 raters, 7 labels missing.</summary>
    private static List<(int Unit, string Who, int Value)> Krippendorff()
    {
        string[] rows = ["11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."];
        return [.. rows.SelectMany((row, unit) => row.Select((c, who) => (unit, $"rater {who + 1}", c - '0')).Where(l => l.Item3 > 0))];
    }

    private static JsonElement Named(Answer answer, string name) =>
        answer.Json.GetProperty("coefficients").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    private static double Value(JsonElement figure) => figure.GetProperty("value").GetDouble();

    private static int Number(Answer answer, string name) => answer.Json.GetProperty(name).GetInt32();
}
