using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Concave.Data.HandOffs;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

/// <summary>Every reason for which a row is set aside, through the whole import.</summary>
public abstract class SetAsideTests(TestDatabase database) : ScopingBench(database)
{
    private const string Secret = "SECRET-TEXT";

    // Row, the field at fault, the reason's code. Rows without an id of their own get their number.
    private static readonly (string Row, string Field, string Code)[] Plain =
    [
        ("""{"prompt":"SECRET-TEXT","response_a":"x",""", "row", "not-json"),
        ("""{"prompt":"p","prompt":"q","response_a":"x","response_b":"y"}""", "row", "not-json"),
        ("""["SECRET-TEXT","x","y"]""", "row", "not-object"),
        ("""{"prompt":"SECRET-TEXT","response_a":"x"}""", "response_b", "missing"),
        ("""{"prompt":"SECRET-TEXT","response_a":null,"response_b":"y"}""", "response_a", "missing"),
        ("""{"prompt":"SECRET-TEXT","response_a":"","response_b":"y"}""", "response_a", "empty"),
        ("""{"prompt":"SECRET-TEXT","response_a":"x","response_b":" \u00a0\n"}""", "response_b", "empty"),
        ("""{"prompt":[],"response_a":"SECRET-TEXT","response_b":"y"}""", "prompt", "empty"),
        ("""{"prompt":"SECRET-TEXT","response_a":12,"response_b":"y"}""", "response_a", "not-text"),
        ("""{"prompt":"SECRET-TEXT","response_a":"x","response_b":true}""", "response_b", "not-text"),
        ("""{"prompt":{"SECRET-TEXT":1},"response_a":"x","response_b":"y"}""", "prompt", "not-messages"),
        ("""{"prompt":"p","response_a":"SECRET-TEXT","response_b":" SECRET-TEXT\r\n"}""", "response_b", "equal-responses"),
        ("""{"prompt":[{"role":"SECRET-TEXT","content":"p"}],"response_a":"x","response_b":"y"}""", "prompt[0].role", "unknown-role"),
        ("""{"prompt":[{"role":"user","content":"p"},{"role":"assistant","content":"c","tool_calls":[{"id":"SECRET-TEXT"}]},{"role":"user","content":"p"}],"response_a":"x","response_b":"y"}""", "prompt[1]", "tool-call"),
        ("""{"prompt":[{"role":"user","content":"SECRET-TEXT"},{"role":"user","content":"q"}],"response_a":"x","response_b":"y"}""", "prompt[1].role", "turn-order"),
        ("""{"prompt":"SECRET-TEXT\u0000","response_a":"x","response_b":"y"}""", "prompt", "nul"),
        ("""{"prompt":"SECRET-TEXT","response_a":"\ud83d","response_b":"y"}""", "response_a", "lone-surrogate"),
        ("""{"prompt":"SECRET-TEXT","response_a":"x","response_b":"y","truth":"left"}""", "truth", "bad-label"),
        ("""{"prompt":"SECRET-TEXT","response_a":"x","response_b":"y","preference":"a","preference_strength":-1}""", "preference_strength", "out-of-range"),
        ("""{"id":["SECRET-TEXT"],"prompt":"p","response_a":"x","response_b":"y"}""", "id", "bad-id"),
        ("""{"id":"good-1","prompt":"SECRET-TEXT","response_a":"x","response_b":"y"}""", "id", "duplicate-id-other-content"),
        ("""{"id":"good-1","prompt":"Good 1?","response_a":"x","response_b":"y"}""", "id", "duplicate-row"),
        ($$"""{"prompt":"SECRET-TEXT","response_a":"{{new string('x', 2001)}}","response_b":"y"}""", "response_a", "too-long"),
        ($$"""{"prompt":"SECRET-TEXT","response_a":"x","response_b":"y","note":"{{new string('x', 9000)}}"}""", "row", "too-long"),
    ];

    private static readonly (string Row, string Field, string Code)[] Others =
    [
        ("""{"chosen":"\n\nHuman: a\n\nAssistant: x","rejected":"a\n\nAssistant: y"}""", "rejected", "odd-transcript"),
        ("""{"chosen":"\n\nHuman: a\n\nAssistant: x","rejected":"\n\nHuman: b\n\nAssistant: y"}""", "rejected", "prompts-differ"),
        ("""{"chosen":"\n\nAssistant: x","rejected":"\n\nAssistant: y"}""", "chosen", "response-turns"),
        ("""{"chosen":[{"role":"user","content":"p"},{"role":"user","content":"x"}],"rejected":[{"role":"user","content":"p"},{"role":"assistant","content":"y"}]}""", "chosen", "response-turns"),
        ("""{"context":[{"role":"user","content":"p"}],"response1":"x","response2":"y","overall_preference":4}""", "overall_preference", "out-of-range"),
    ];

    [Fact]
    public async Task Every_bad_row_is_told_with_line_field_reason_and_mend_and_its_neighbours_are_stored()
    {
        await SignNda();
        var lines = Plain.SelectMany((bad, i) => (string[])[Good(i + 1), bad.Row]).Append(Good(Plain.Length + 1)).ToArray();

        var report = Value(await Import(File(string.Join('\n', lines)), with: Small));

        Assert.Equal((lines.Length, Plain.Length + 1, Plain.Length), (report.Read, report.Accepted, report.SetAsideCount));
        Assert.Equal(Plain.Select((bad, i) => ((i * 2) + 2L, bad.Field, bad.Code)), report.SetAside.Select(s => (s.Row, s.Field, s.Code)));
        Assert.All(report.SetAside, Speaks);
        await using var db = Bench.Store.Read();
        Assert.Equal(
            Enumerable.Range(1, Plain.Length + 1).Select(i => $"good-{i}"),
            (await db.Pairs.OrderBy(p => p.Id).Select(p => p.ExternalId).ToListAsync()));
    }

    [Fact]
    public async Task The_whole_list_is_kept_and_counted()
    {
        await SignNda();
        var lines = Plain.SelectMany((bad, i) => (string[])[Good(i + 1), bad.Row]);
        var named = In("set-aside.jsonl");

        var report = Value(await Import(File(string.Join('\n', lines)), with: r => Small(r) with { SetAsidePath = named }));

        await using var kept = Value(await Bench.Get<ReadSetAside>().Handle(new(ProjectId, report.ImportId!.Value), TheClient, default));
        using var reader = new StreamReader(kept);
        var text = await reader.ReadToEndAsync();
        Assert.Equal(await System.IO.File.ReadAllTextAsync(named), text);
        Assert.Equal(report.SetAside, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<SetAside>(l, RecordJson.Options)));
        await using var db = Bench.Store.Read();
        var totals = await db.CountImports(ProjectId, PairPurpose.Production, default);
        Assert.Equal(Plain.GroupBy(b => b.Code).Select(g => (g.Key, g.Count())).OrderBy(c => c.Key, StringComparer.Ordinal), totals.SetAside.Select(c => (c.Code, c.Count)));
    }

    [Fact]
    public async Task An_import_without_a_bad_row_has_an_empty_list_and_one_that_is_not_there_has_none()
    {
        await SignNda();
        var report = Value(await Import(File(Rows.Many(2))));

        Assert.Equal(-1, Value(await Bench.Get<ReadSetAside>().Handle(new(ProjectId, report.ImportId!.Value), Lead, default)).ReadByte());
        Assert.Equal("import-not-found", (await Bench.Get<ReadSetAside>().Handle(new(ProjectId, ProjectId), Lead, default)).Problem!.Code);
    }

    [Fact]
    public async Task Each_format_names_what_does_not_fit_it()
    {
        await SignNda();
        foreach (var (row, field, code) in Others)
        {
            var report = Value(await Import(File(row, $"{field.Length}-{code}.jsonl")));
            Assert.Equal((1L, field, code), (report.SetAside[0].Row, report.SetAside[0].Field, report.SetAside[0].Code));
            Assert.All(report.SetAside, Speaks);
        }
    }

    [Fact]
    public async Task Broken_bytes_are_told_and_never_become_question_marks()
    {
        await SignNda();
        var path = In("bytes.jsonl");
        byte[] bad = [.. Encoding.UTF8.GetBytes(Good(1) + "\n"), .. "{\"prompt\":\"caf"u8, 0xe9, .. "\",\"response_a\":\"x\",\"response_b\":\"y\"}\n"u8, .. Encoding.UTF8.GetBytes(Good(2).Replace("\"x\"", "\"x\0\"", StringComparison.Ordinal) + "\n" + Good(3))];
        await System.IO.File.WriteAllBytesAsync(path, bad);

        var report = Value(await Import(path));

        Assert.Equal([(2L, "bad-utf8"), (3L, "nul")], report.SetAside.Select(s => (s.Row, s.Code)));
        Assert.Equal(2, report.Accepted);
    }

    [Fact]
    public async Task A_cell_that_is_not_quoted_right_and_an_archive_that_breaks_off_are_told()
    {
        await SignNda();
        var csv = Value(await Import(File("id,prompt,response_a,response_b\n1,p,x,y\n2,p,\"x\"z,y\n3,p,x,z\n", "p.csv")));
        var whole = File(string.Concat(Enumerable.Range(1, 3000).Select(i => Good(i) + "\n")));
        var packed = In("p.jsonl.gz");
        await using (var gzip = new GZipStream(System.IO.File.Create(packed), CompressionLevel.NoCompression))
            await gzip.WriteAsync(await System.IO.File.ReadAllBytesAsync(whole));
        await using (var file = System.IO.File.OpenWrite(packed))
            file.SetLength(file.Length / 2);
        var broken = Value(await Import(packed));

        Assert.Equal((2L, "not-csv"), (Assert.Single(csv.SetAside).Row, csv.SetAside[0].Code));
        Assert.Equal("broken-file", broken.SetAside[^1].Code);
        Assert.InRange(broken.Accepted, 1000, 2000);
        Assert.Equal(broken.Read, broken.Accepted + broken.SetAsideCount);
    }

    [Fact]
    public async Task What_contradicts_a_stored_pair_is_told_with_line_field_reason_and_mend()
    {
        await SignNda();
        Value(await Import(File(Rows.Pair("a", "One?", truth: "a") + Rows.Pair("b", "Two?", truth: "b")), PairPurpose.Gold));
        var second = Rows.Pair("a", "One, really?", truth: "a") + Rows.Pair("b", "Two?", truth: "a") + Rows.Pair("b2", "Two?", truth: "b", domain: "legal") + Rows.Pair("c", "Three?");

        var report = Value(await Import(File(second, "second.jsonl"), PairPurpose.Gold));

        Assert.Equal(
            [(1L, "id", "duplicate-id-other-content"), (2L, "truth", "duplicate-id-other-details"), (3L, "row", "duplicate"), (4L, "truth", "truth-missing")],
            report.SetAside.Select(s => (s.Row, s.Field, s.Code)));
        Assert.All(report.SetAside, Speaks);
        Assert.Empty(report.SameContentSample);
    }

    // Small limits, so that a long row need not be long.
    private static ImportPairs.Request Small(ImportPairs.Request request) =>
        request with { Format = PairFormat.Plain, Reading = new() { MaxCharacters = 2000, MaxRowBytes = 8000 } };

    private static string Good(int i) => $$"""{"id":"good-{{i}}","prompt":"Good {{i}}?","response_a":"x","response_b":"y"}""";

    private static void Speaks(SetAside row)
    {
        Assert.False(string.IsNullOrWhiteSpace(row.Reason) || string.IsNullOrWhiteSpace(row.Mend), row.Code);
        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(row), StringComparison.Ordinal);
    }
}

public sealed class SetAsideOnSqlite() : SetAsideTests(TestDatabase.Sqlite);

public sealed class SetAsideOnPostgres() : SetAsideTests(TestDatabase.Postgres);
