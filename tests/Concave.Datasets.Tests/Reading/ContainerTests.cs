using System.Text;
using System.Text.Json;
using Concave.Datasets.Reading;
using CsCheck;
using DuckDB.NET.Data;

namespace Concave.Datasets.Tests.Reading;

public sealed class ContainerTests
{
    private const string One = """{"id":1,"prompt":"p, \"q\"","response_a":"x\ny","response_b":"é, z"}""";
    private const string Two = """{"id":2,"prompt":"p","response_a":"[x]","response_b":"{y}\\"}""";

    public static TheoryData<string, byte[]> Containers() => new()
    {
        { "a.jsonl", Encoding.UTF8.GetBytes($"{One}\n\n{Two}") },
        { "b.jsonl", Encoding.UTF8.GetBytes($"\ufeff{One}\r\n{Two}\r\n") },
        { "c.txt", Encoding.UTF8.GetBytes($"{One}\n{Two}\n") },
        { "d.json", Encoding.UTF8.GetBytes($" [ {One} ,\n {Two} ] \n") },
        { "e.json", Encoding.UTF8.GetBytes($"\ufeff[{One},{Two}]") },
        { "f.jsonl", Encoding.UTF8.GetBytes($"[{One},\n{Two}]") },
        { "g.jsonl.gz", Sample.Gzip($"{One}\n{Two}\n") },
        { "appended.jsonl.gz", [.. Sample.Gzip($"{One}\n"), .. Sample.Gzip($"{Two}\n")] },
        { "h", Sample.Gzip($"[{One},{Two}]") },
        { "i.csv", Encoding.UTF8.GetBytes("id,prompt,response_a,response_b\r\n1,\"p, \"\"q\"\"\",\"x\ny\",\"é, z\"\r\n2,p,[x],{y}\\\r\n") },
        { "j.csv", Encoding.UTF8.GetBytes("\ufeff,response_b,response_a,prompt,id\n0,\"é, z\",\"x\ny\",\"p, \"\"q\"\"\",1\n\n1,{y}\\,[x],p,2") },
        { "k.csv.gz", Sample.Gzip("id,prompt,response_a,response_b\n1,\"p, \"\"q\"\"\",\"x\ny\",\"é, z\"\n2,p,[x],{y}\\\n") },
    };

    [Theory]
    [MemberData(nameof(Containers))]
    public async Task Every_container_gives_the_same_pairs(string name, byte[] content)
    {
        using var file = new Sample(name, content);

        var pairs = await file.Pairs();

        Assert.Equal(["1", "2"], pairs.Select(pair => pair.ExternalId));
        Assert.Equal(["p, \"q\"", "p"], pairs.Select(pair => pair.Prompt[^1].Content));
        Assert.Equal(["x\ny", "[x]"], pairs.Select(pair => pair.ResponseA));
        Assert.Equal(["é, z", "{y}\\"], pairs.Select(pair => pair.ResponseB));
    }

    [Fact]
    public async Task Parquet_brings_nested_messages_as_they_are()
    {
        using var file = Sample.Of("x.txt", "");
        var path = Path.Combine(Path.GetDirectoryName(file.Path)!, "p[1]*.parquet");
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using var write = connection.CreateCommand();
            write.CommandText = $$"""
                COPY (SELECT 'id-' || i AS id,
                    [{'role': 'user', 'content': 'p' || i}] AS prompt,
                    [{'role': 'assistant', 'content': 'good "' || chr(10) || 'é'}] AS chosen,
                    [{'role': 'assistant', 'content': CASE WHEN i = 3 THEN ' ' ELSE 'bad' END}] AS rejected,
                    NULL::VARCHAR AS domain, 2.5::FLOAT AS score_chosen, 1 AS score_rejected
                  FROM range(1, 5001) t(i) ORDER BY i) TO '{{path}}' (FORMAT parquet, ROW_GROUP_SIZE 2048)
                """;
            write.ExecuteNonQuery();
        }

        var rows = new List<ReadRow>();
        await foreach (var row in PairFile.Read(path, format: null, ReadOptions.Usual, TestContext.Current.CancellationToken)) rows.Add(row);

        Assert.Equal(5000, rows.Count);
        Assert.Equal((3, "rejected[0].content", "empty", "id-3"), rows.OfType<Rejected>().Select(r => (r.SetAside.Row, r.SetAside.Field, r.SetAside.Code, r.SetAside.ExternalId)).Single());
        var last = rows.OfType<Accepted>().Last().Pair;
        Assert.Equal(("id-5000", 5000, 1.5), (last.ExternalId, last.Row, last.SourcePreference!.Strength));
        Assert.Contains("good \"\né", new[] { last.ResponseA, last.ResponseB });
    }

    [Fact]
    public async Task A_cell_that_holds_messages_is_a_conversation_and_one_that_only_looks_like_a_list_is_text()
    {
        using var file = Sample.Of("p.csv", """
            prompt,response_a,response_b
            "[{""role"":""user"",""content"":""Hi""}]","[1, 2]","[{""a"":1}]"
            """);

        var pair = Assert.Single(await file.Pairs());

        Assert.Equal([new("user", "Hi")], pair.Prompt);
        Assert.Equal(("[1, 2]", """[{"a":1}]"""), (pair.ResponseA, pair.ResponseB));
    }

    [Theory]
    [InlineData("1,p,x\n", "not-csv")]
    [InlineData("1,p,x,y,z\n", "not-csv")]
    [InlineData("1,\"p\"q,x,y\n", "not-csv")]
    [InlineData("1,\"p,x,y\n", "not-csv")]
    [InlineData("1,p,x,\n", "empty")]
    public async Task A_broken_record_costs_only_itself(string record, string code)
    {
        using var file = Sample.Of("p.csv", $"id,prompt,response_a,response_b\n0,p,x,y\n{record}2,p,x,y\n");

        var rows = await file.Read();

        Assert.Equal([typeof(Accepted), typeof(Rejected), typeof(Accepted)], rows.Select(row => row.GetType()));
        Assert.Equal((2, code), (((Rejected)rows[1]).SetAside.Row, ((Rejected)rows[1]).SetAside.Code));
    }

    [Theory]
    [InlineData("""{"prompt":"p","response_a":}""")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y" """)]
    [InlineData("""{"prompt":"p","response_a":["x","response_b":"y"}""")]
    [InlineData("""{"prompt":"p","response_a":"x","response_b":"y}""")]
    [InlineData("""12""")]
    [InlineData("""}""")]
    public async Task A_broken_element_costs_only_itself(string element)
    {
        var before = """{"id":1,"prompt":"p","response_a":"x","response_b":"y"}""";
        using var file = Sample.Of("p.json", $"[{before},\n{element},\n{before.Replace("1", "2")},\n{before.Replace("1", "3")}]");

        var rows = await file.Read();

        Assert.Equal("2", Assert.IsType<Accepted>(rows[^2]).Pair.ExternalId);
        Assert.Equal("3", Assert.IsType<Accepted>(rows[^1]).Pair.ExternalId);
        Assert.Equal(2, Assert.IsType<Rejected>(rows[1]).SetAside.Row);
        Assert.Equal(4, rows.Count);
    }

    [Fact]
    public async Task An_element_of_any_length_is_skipped_whole()
    {
        var big = $$"""{"id":2,"prompt":"{{new string('p', 600_000)}}","response_a":"{\"","response_b":"]"}""";
        using var file = Sample.Of("p.json", $"[{One},{big},{Two.Replace("2", "3")}]");

        var rows = await file.Read(options: new() { MaxRowBytes = 1000 });

        Assert.Equal([typeof(Accepted), typeof(Rejected), typeof(Accepted)], rows.Select(row => row.GetType()));
        Assert.Equal("too-long", ((Rejected)rows[1]).SetAside.Code);
    }

    [Theory]
    [InlineData("p.json", "[ROW,{\"id\":2,\"pro")]
    [InlineData("p.json", "[ROW,")]
    [InlineData("p.json", "[ROW] more")]
    public async Task A_file_that_breaks_off_says_so_after_what_could_be_read(string name, string content)
    {
        using var file = Sample.Of(name, content.Replace("ROW", One));

        var rows = await file.Read();

        Assert.Equal(2, rows.Count);
        Assert.IsType<Accepted>(rows[0]);
        Assert.Equal("broken-file", Assert.IsType<Rejected>(rows[1]).SetAside.Code);
    }

    [Fact]
    public async Task A_cut_off_gzip_is_told_of_and_not_taken_for_the_end()
    {
        var lines = string.Concat(Enumerable.Range(1, 5000).Select(i => $$"""{"id":{{i}},"prompt":"p{{i * 7919 % 10007}}","response_a":"x{{i * 104729 % 99991}}","response_b":"y"}""" + "\n"));
        var packed = Sample.Gzip(lines);
        using var file = new Sample("p.jsonl.gz", packed[..(packed.Length / 2)]);

        var rows = await file.Read();

        Assert.InRange(rows.Count, 2, 4999);
        Assert.Equal("broken-file", Assert.IsType<Rejected>(rows[^1]).SetAside.Code);
        Assert.All(rows.SkipLast(1), row => Assert.IsType<Accepted>(row));
    }

    [Fact]
    public async Task Damage_inside_a_gzip_is_told_of()
    {
        var packed = Sample.Gzip(string.Concat(Enumerable.Range(1, 5000).Select(i => $$"""{"id":{{i}},"prompt":"p{{i * 7919 % 10007}}","response_a":"x{{i}}","response_b":"y"}""" + "\n")));
        packed[^8] ^= 1;
        using var file = new Sample("p.jsonl.gz", packed);

        Assert.Equal("broken-file", Assert.IsType<Rejected>((await file.Read())[^1]).SetAside.Code);
    }

    [Fact]
    public async Task Any_texts_come_back_from_lines_array_and_table_as_they_went_in() =>
        await Gen.String.Where(IsText).Array[1, 12].SampleAsync(RoundTrip, iter: 100);

    private static bool IsText(string text) =>
        !string.IsNullOrWhiteSpace(text) && !text.Contains('\0') && !text.Contains('\ufffd') && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static async Task RoundTrip(string[] texts)
    {
        var rows = texts.Select((text, i) => new { id = i, prompt = text, response_a = "a" + text, response_b = "b" + text }).ToList();
        var lines = rows.ConvertAll(row => JsonSerializer.Serialize(row));
        var table = rows.ConvertAll(row => $"{row.id},{Cell(row.prompt)},{Cell(row.response_a)},{Cell(row.response_b)}");
        foreach (var (name, content) in new[]
        {
            ("p.jsonl", string.Join("\n", lines)),
            ("p.json", $"[{string.Join(",", lines)}]"),
            ("p.csv", "id,prompt,response_a,response_b\r\n" + string.Join("\r\n", table)),
        })
        {
            using var file = Sample.Of(name, content);
            var pairs = await file.Pairs();
            Assert.Equal(texts, pairs.Select(pair => pair.Prompt[^1].Content));
            Assert.Equal(rows.Select(row => row.response_b), pairs.Select(pair => pair.ResponseB));
        }
    }

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"")}\"";
}
