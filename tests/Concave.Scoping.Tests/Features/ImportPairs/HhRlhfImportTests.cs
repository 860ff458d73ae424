using System.IO.Compression;
using System.Text.Json;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

/// <summary>A public file of 2,312 conversations, from the file to the database and out again.</summary>
public abstract class HhRlhfImportTests(TestDatabase database) : ScopingBench(database)
{
    [Fact]
    public async Task Turns_and_order_come_out_as_they_went_in_and_no_row_is_lost()
    {
        var path = SharedData.Find("hh-rlhf-harmless-base-test.jsonl.gz");
        await SignNda();
        var original = await Read(path);

        var report = Value(await Import(path));

        Assert.Equal((2312, 2312), (original.Count, report.Read));
        Assert.Equal(2312, report.Accepted + report.SetAsideCount);
        await using var db = Bench.Store.Read();
        var stored = await db.Pairs.OrderBy(p => p.Id).Select(p => new { p.ExternalId, p.Content }).ToListAsync();
        var aside = report.SetAside.Select(s => (int)s.Row).ToHashSet();
        Assert.Equal(Enumerable.Range(1, 2312).Where(row => !aside.Contains(row)).Select(row => $"row-{row}"), stored.Select(p => p.ExternalId));
        foreach (var pair in stored)
        {
            var record = await Bench.Vault.Open<PairRecord>(ProjectId, pair.Content, default);
            string[] written = [Transcript(record, record.ResponseA), Transcript(record, record.ResponseB)];
            Assert.Equal(original[int.Parse(record.ExternalId.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture) - 1], written.Order(StringComparer.Ordinal));
        }
    }

    // Written here again, and not with the reader's own words, so that one mistake is not made twice.
    private static string Transcript(PairRecord pair, string response) =>
        string.Concat(pair.Prompt.Append(new("assistant", response)).Select(turn => $"\n\n{(turn.Role == "user" ? "Human" : "Assistant")}: {turn.Content}"));

    private static async Task<List<string[]>> Read(string path)
    {
        List<string[]> rows = [];
        await using var unpacked = new GZipStream(System.IO.File.OpenRead(path), CompressionMode.Decompress);
        using var lines = new StreamReader(unpacked);
        while (await lines.ReadLineAsync() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            string[] texts = [row.RootElement.GetProperty("chosen").GetString()!, row.RootElement.GetProperty("rejected").GetString()!];
            rows.Add([.. texts.Order(StringComparer.Ordinal)]);
        }

        return rows;
    }
}

public sealed class HhRlhfImportOnSqlite() : HhRlhfImportTests(TestDatabase.Sqlite);

public sealed class HhRlhfImportOnPostgres() : HhRlhfImportTests(TestDatabase.Postgres);
