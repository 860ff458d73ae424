using System.Text;
using Concave.Datasets.Reading;

namespace Concave.Datasets.Tests.Reading;

public sealed class BadRowTests
{
    private const string Good = """{"id":"ok","prompt":"p","response_a":"x","response_b":"y"}""";

    [Theory]
    [InlineData("""{"prompt":"p","response_a":"x",""", "row", "not-json")]
    [InlineData("""{"prompt":"p","prompt":"q","response_a":"x","response_b":"y"}""", "row", "not-json")]
    [InlineData("""["p","x","y"]""", "row", "not-object")]
    [InlineData("null", "row", "not-object")]
    [InlineData("""{"prompt":"p","response_a":"x"}""", "response_b", "missing")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":null}""", "response_b", "missing")]
    [InlineData("""{"response_a":"x","response_b":"y"}""", "prompt", "missing")]
    [InlineData("""{"prompt":" ","response_a":"x","response_b":"y"}""", "prompt", "empty")]
    [InlineData("""{"prompt":[],"response_a":"x","response_b":"y"}""", "prompt", "empty")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"\u00a0\n"}""", "response_b", "empty")]
    [InlineData("""{"prompt":"p","response_a":12,"response_b":""}""", "response_a", "not-text")]
    [InlineData("""{"prompt":"p","response_a":"","response_b":false}""", "response_b", "not-text")]
    [InlineData("""{"prompt":{"a":1},"response_a":"x","response_b":"y"}""", "prompt", "not-messages")]
    [InlineData("""{"prompt":[{"role":"user"}],"response_a":"x","response_b":"y"}""", "prompt[0]", "not-messages")]
    [InlineData("""{"prompt":[{"role":"user","content":["p"]}],"response_a":"x","response_b":"y"}""", "prompt[0].content", "not-text")]
    [InlineData("""{"prompt":[{"role":"human","content":"p"}],"response_a":"x","response_b":"y"}""", "prompt[0].role", "unknown-role")]
    [InlineData("""{"prompt":[{"role":"user","content":"p"},{"role":"assistant","content":"c","tool_calls":[{"id":"1"}]},{"role":"user","content":"p"}],"response_a":"x","response_b":"y"}""", "prompt[1]", "tool-call")]
    [InlineData("""{"prompt":[{"role":"user","content":"p"},{"role":"system","content":"s"}],"response_a":"x","response_b":"y"}""", "prompt[1].role", "turn-order")]
    [InlineData("""{"prompt":[{"role":"user","content":"p"},{"role":"user","content":"q"}],"response_a":"x","response_b":"y"}""", "prompt[1].role", "turn-order")]
    [InlineData("""{"prompt":[{"role":"user","content":"p"},{"role":"assistant","content":"q"}],"response_a":"x","response_b":"y"}""", "prompt", "turn-order")]
    [InlineData("""{"prompt":"p","response_a":"same","response_b":" same\r\n"}""", "response_b", "equal-responses")]
    [InlineData("""{"prompt":"p\u0000","response_a":"x","response_b":"y"}""", "prompt", "nul")]
    [InlineData("""{"prompt":"p","response_a":"\ud83d","response_b":"y"}""", "response_a", "lone-surrogate")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"\uDE00\ud83d"}""", "response_b", "lone-surrogate")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y","note":"\ud83d!\ude00"}""", "note", "lone-surrogate")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y","\ud83d":1}""", "row", "lone-surrogate")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y","truth":"left"}""", "truth", "bad-label")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y","preference":"response_a"}""", "preference", "bad-label")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y","labels":[{"annotator":"n"}]}""", "labels", "bad-label")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y","preference":"a","preference_strength":-1}""", "preference_strength", "out-of-range")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y","domain":5}""", "domain", "not-text")]
    [InlineData("""{"id":true,"prompt":"p","response_a":"x","response_b":"y"}""", "id", "bad-id")]
    [InlineData("""{"id":"a\u001b[31m","prompt":"p","response_a":"x","response_b":"y"}""", "id", "bad-id")]
    public async Task A_bad_row_is_named_and_its_neighbours_go_on(string line, string field, string code)
    {
        using var file = Sample.Lines(Good.Replace("ok", "before"), line, Good.Replace("ok", "after"));

        var rows = await file.Read(PairFormat.Plain);

        Assert.Equal(3, rows.Count);
        Assert.IsType<Accepted>(rows[0]);
        Assert.IsType<Accepted>(rows[2]);
        var aside = Assert.IsType<Rejected>(rows[1]).SetAside;
        Assert.Equal((2, field, code), (aside.Row, aside.Field, aside.Code));
        Assert.NotEmpty(aside.Reason);
        Assert.NotEmpty(aside.Mend);
    }

    [Theory]
    [InlineData("""{"chosen":[{"role":"user","content":"p"},{"role":"assistant","content":"x"}],"rejected":[{"role":"user","content":"q"},{"role":"assistant","content":"y"}]}""", "rejected", "prompts-differ")]
    [InlineData("""{"prompt":"other","chosen":[{"role":"user","content":"p"},{"role":"assistant","content":"x"}],"rejected":[{"role":"user","content":"p"},{"role":"assistant","content":"y"}]}""", "prompt", "prompts-differ")]
    [InlineData("""{"chosen":[{"role":"assistant","content":"x"}],"rejected":[{"role":"assistant","content":"y"}]}""", "chosen", "response-turns")]
    [InlineData("""{"chosen":[{"role":"user","content":"p"},{"role":"user","content":"x"}],"rejected":[{"role":"user","content":"p"},{"role":"assistant","content":"y"}]}""", "chosen", "response-turns")]
    [InlineData("""{"prompt":"p","chosen":[{"role":"assistant","content":"x"},{"role":"user","content":"z"}],"rejected":[{"role":"assistant","content":"y"}]}""", "chosen", "response-turns")]
    [InlineData("""{"context":[{"role":"user","content":"p"}],"response1":"x","response2":"y","overall_preference":4}""", "overall_preference", "out-of-range")]
    [InlineData("""{"context":[{"role":"user","content":"p"}],"response1":"x","response2":"y","overall_preference":1,"individual_preference":[{"score":0.5}]}""", "individual_preference[0].score", "out-of-range")]
    public async Task Each_format_names_what_does_not_fit(string line, string field, string code)
    {
        using var file = Sample.Lines(line);

        var aside = await file.OnlySetAside();

        Assert.Equal((field, code), (aside.Field, aside.Code));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_found_before_they_turn_into_question_marks()
    {
        byte[] bad = [.. """{"prompt":"p","response_a":"caf"""u8, 0xe9, .. "\",\"response_b\":\"y\"}\n"u8, .. Encoding.UTF8.GetBytes(Good)];
        using var file = new Sample("p.jsonl", bad);

        var rows = await file.Read();

        var aside = Assert.IsType<Rejected>(rows[0]).SetAside;
        Assert.Equal("bad-utf8", aside.Code);
        Assert.Contains("Byte 32 ", aside.Reason, StringComparison.Ordinal);
        Assert.IsType<Accepted>(rows[1]);
    }

    [Fact]
    public async Task A_raw_nul_is_named_as_such()
    {
        using var file = Sample.Lines(Good, Good.Replace("\"x\"", "\"x\0\""));

        Assert.Equal("nul", Assert.IsType<Rejected>((await file.Read())[1]).SetAside.Code);
    }

    [Fact]
    public async Task A_text_over_the_limit_and_a_row_over_the_limit_are_set_aside()
    {
        using var file = Sample.Lines(Good.Replace("\"x\"", $"\"{new string('x', 51)}\""), Good.Replace("\"x\"", $"\"{new string('x', 2_000_000)}\""), Good);

        var rows = await file.Read(options: new() { MaxCharacters = 50, MaxRowBytes = 1000 });

        Assert.Equal(["too-long", "too-long"], rows.OfType<Rejected>().Select(row => row.SetAside.Code));
        Assert.Equal(["response_a", "row"], rows.OfType<Rejected>().Select(row => row.SetAside.Field));
        Assert.Equal(3, Assert.IsType<Accepted>(rows[2]).Pair.Row);
    }

    [Fact]
    public async Task An_id_stands_for_one_content()
    {
        using var file = Sample.Lines(Good, Good.Replace("\"x\"", "\"z\""), Good, Good.Replace("ok", "other"));

        var rows = await file.Read();

        Assert.Equal(["duplicate-id-other-content", "duplicate-row"], rows.OfType<Rejected>().Select(row => row.SetAside.Code));
        Assert.All(rows.OfType<Rejected>(), row => Assert.Equal("ok", row.SetAside.ExternalId));
        Assert.Equal(["ok", "other"], rows.OfType<Accepted>().Select(row => row.Pair.ExternalId));
        Assert.Single(rows.OfType<Accepted>().Select(row => row.Pair.ContentHash).Distinct());
    }

    [Fact]
    public async Task What_is_set_aside_quotes_nothing_from_the_text()
    {
        using var file = Sample.Lines("""{"id":"r","prompt":[{"role":"<script>","content":"<script>"}],"response_a":"x","response_b":"y"}""");

        var aside = await file.OnlySetAside();

        Assert.DoesNotContain("<script>", aside.ToString(), StringComparison.Ordinal);
        Assert.Equal("r", aside.ExternalId);
    }
}
