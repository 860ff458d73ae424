using System.Text.Json;

namespace Concave.Cli.Tests;

/// <summary><c>concave audit</c> as a person runs it.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Pandalm_goes_with_length_and_has_its_agreement_baseline()
    {
        var answer = await Prompt.Run("audit", Prompt.Data("pandalm-testset-v1.json"), "--out", scratch["report"], "--json");

        Assert.True(answer.Code == 0, answer.Error);
        var length = answer.Json.GetProperty("habits").EnumerateArray().Single(h => h.GetProperty("look").GetString() == "length");

        // 599 of 887 with the 60 rows that have an empty or non-text response; the reader sets those aside.
        Assert.Equal((548, 829), (length.GetProperty("more").GetProperty("hits").GetInt32(), length.GetProperty("more").GetProperty("n").GetInt32()));
        Assert.True(length.GetProperty("alarm").GetBoolean());
        Assert.InRange(answer.Json.GetProperty("agreement").GetProperty("fleiss").GetDouble(), .85, .88);
        Assert.All(new[] { "audit.json", "audit.html", "audit.md" }, name => Assert.True(File.Exists(Path.Combine(scratch["report"], name))));
    }

    [Fact]
    public async Task Hh_rlhf_prefers_the_shorter_and_can_say_little_about_sycophancy()
    {
        var answer = await Prompt.Run("audit", Prompt.Data("hh-rlhf-harmless-base-test.jsonl.gz"), "--json");

        Assert.True(answer.Code == 0, answer.Error);
        var length = answer.Json.GetProperty("habits").EnumerateArray().Single(h => h.GetProperty("look").GetString() == "length");
        Assert.Equal(.445, length.GetProperty("more").GetProperty("share").GetDouble(), .003);
        Assert.InRange(answer.Json.GetProperty("sycophancy").GetProperty("eligible").GetProperty("share").GetDouble(), .01, .1);
    }

    [Fact]
    public async Task Three_rows_are_too_few_and_an_empty_file_says_so()
    {
        await File.WriteAllTextAsync(scratch["three.jsonl"], string.Concat(Enumerable.Range(1, 3).Select(i => $$"""{"prompt":"Question {{i}}?","chosen":"One {{i}}.","rejected":"Two {{i}}."}""" + "\n")));
        await File.WriteAllTextAsync(scratch["empty.jsonl"], "");

        var three = await Prompt.Run("audit", scratch["three.jsonl"], "--json");
        var empty = await Prompt.Run("audit", scratch["empty.jsonl"], "--json");

        Assert.Equal((2, "audit-too-few"), (three.Code, three.Json.GetProperty("error").GetString()));
        Assert.Equal((2, "file-empty"), (empty.Code, empty.Json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_hostile_file_name_and_row_reach_the_page_as_text()
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $$"""{"prompt":"Question {{i}}?","chosen":"One {{i}}.","rejected":"Two {{i}}."}""" + "\n"));
        await File.WriteAllTextAsync(scratch["<img src=x onerror=alert(1)>.jsonl"], rows + """{"prompt":"<script>alert(1)</script>","chosen":7,"rejected":"x"}""" + "\n");

        var answer = await Prompt.Run("audit", scratch["<img src=x onerror=alert(1)>.jsonl"], "--out", scratch["report"]);

        Assert.True(answer.Code == 0, answer.Error);
        foreach (var page in new[] { "audit.html", "audit.md" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(scratch["report"], page));
            Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Traps_are_written_given_out_and_their_answers_counted()
    {
        var written = await Prompt.Run("audit", "traps", "--out", scratch["traps.jsonl"], "--seed", "5", "--json");
        Assert.True(written.Code == 0, written.Error);
        var rows = (await File.ReadAllLinesAsync(scratch["traps.jsonl"])).Select(r => JsonDocument.Parse(r).RootElement).ToArray();
        Assert.InRange(rows.Length, 60, 1000);
        Assert.Equal((rows.Length, 5), (written.Json.GetProperty("traps").GetInt32(), written.Json.GetProperty("seed").GetInt32()));

        await File.WriteAllLinesAsync(scratch["answers.jsonl"], rows.Select(r => $$"""{"pair":"{{r.GetProperty("id").GetString()}}","annotator":"one","choice":"a"}"""));
        var answer = await Prompt.Run("audit", "traps", "--answers", scratch["answers.jsonl"], "--seed", "5", "--json");
        Assert.True(answer.Code == 0, answer.Error);
        Assert.Equal(rows.Length, answer.Json.GetProperty("answers").GetInt32());
        Assert.InRange(answer.Json.GetProperty("susceptible").GetProperty("share").GetDouble(), .2, .8); // whoever always takes the first

        Assert.Equal("traps-what", (await Prompt.Run("audit", "traps", "--json")).Json.GetProperty("error").GetString());
        Assert.Equal("traps-none-answered", (await Prompt.Run("audit", "traps", "--answers", scratch["answers.jsonl"], "--seed", "6", "--json")).Json.GetProperty("error").GetString());
        Assert.Equal("judge-unknown", (await Prompt.Run("audit", scratch["traps.jsonl"], "--judge", "oracle", "--json")).Json.GetProperty("error").GetString());
    }
}
