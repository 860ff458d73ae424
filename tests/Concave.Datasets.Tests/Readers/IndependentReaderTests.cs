using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Bag;
using Concave.Kernel.Records;
using DuckDB.NET.Data;

namespace Concave.Datasets.Tests.Readers;

/// <summary>Readers that share no code with ours read every shape of a delivery: hyparquet, DuckDB, and the engine that renders chat templates.</summary>
public sealed class IndependentReaderTests : IClassFixture<NodeReaders>, IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly SigningKey _key = SigningKey.Create();

    public IndependentReaderTests()
    {
        Projection[] shapes = [.. ProjectionNames.All.Values];
        var records = Odd();
        var documents = SealedBatch.Documents(records);
        documents["README.md"] = Encoding.UTF8.GetBytes(DataCard.Render(records, QaReport.From(records), shapes));
        documents["data/parquet/README.md"] = Encoding.UTF8.GetBytes(DataCard.RenderParquet(records, QaReport.From(records), shapes));
        Assert.Null(BagWriter.Write(_temp["bag"], records, documents, _key, shapes, parquet: true).Problem);
    }

    public void Dispose()
    {
        _key.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void Hyparquet_reads_every_row_of_every_file_as_the_lines_say_it()
    {
        NodeReaders.SkipWithoutNpm();

        var (code, output) = NodeReaders.Read("parquet.mjs", _temp["bag"]);

        Assert.True(code == 0, output);
        Assert.StartsWith($"{1 + (2 * (1 + ProjectionNames.All.Count))} files, ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Chat_templates_render_every_row_and_the_answer_is_found_behind_the_prompt()
    {
        NodeReaders.SkipWithoutNpm();

        var (code, output) = NodeReaders.Read("templates.mjs", _temp["bag/data/preference/train.jsonl"], _temp["bag/data/preference/test.jsonl"]);

        Assert.True(code == 0, output);
        Assert.Matches(@"^[1-9]\d+ conversations rendered, [1-9]\d* refused", output);
    }

    [Fact]
    public void A_template_finds_no_answer_that_was_not_trimmed()
    {
        NodeReaders.SkipWithoutNpm();
        File.WriteAllText(_temp["untrimmed.jsonl"], """{"id":"x","prompt":[{"role":"user","content":"P"}],"chosen":[{"role":"assistant","content":" kept"}],"rejected":[{"role":"assistant","content":"r"}]}""" + "\n");

        var (code, output) = NodeReaders.Read("templates.mjs", _temp["untrimmed.jsonl"]);

        Assert.True(code == 1 && output.Contains("the answer is not found", StringComparison.Ordinal), output);
    }

    [Fact]
    public void DuckDB_reads_the_same_rows_from_Parquet_and_from_the_lines()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (var parquet in Directory.GetFiles(_temp["bag/data/parquet"], "*.parquet", SearchOption.AllDirectories))
        {
            var lines = parquet.Replace("/parquet/", "/", StringComparison.Ordinal).Replace(".parquet", ".jsonl", StringComparison.Ordinal);
            var columns = Ask(connection, $"SELECT string_agg('''' || column_name || ''': ''' || column_type || '''', ', ') FROM (DESCRIBE SELECT * FROM read_parquet('{parquet}'))");
            var (ofParquet, ofLines) = ($"SELECT * FROM read_parquet('{parquet}')", $"SELECT * FROM read_json('{lines}', format = 'newline_delimited', columns = {{{columns}}})");

            Assert.Equal($"{File.ReadLines(lines).Count()}", Ask(connection, $"SELECT count(*)::VARCHAR FROM ({ofParquet})"));
            Assert.Equal("0", Ask(connection, $"SELECT count(*)::VARCHAR FROM ({ofParquet} EXCEPT ALL {ofLines})"));
            Assert.Equal("0", Ask(connection, $"SELECT count(*)::VARCHAR FROM ({ofLines} EXCEPT ALL {ofParquet})"));
        }
    }

    private static string Ask(DuckDBConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (string)command.ExecuteScalar()!;
    }

    // Texts that readers stumble over: white space at the ends, other scripts, marks of templates, numbers that look whole.
    private static DeliveryRecords Odd()
    {
        string[] texts = ["  trimmed \u00A0", "42", "true", "2026-03-02", "null", "मराठी आणि हिन्दी 🙂", "a \"quoted\"\tline\nand \\n another", "{{ messages }} {% raw %}", "\u200Fright to left ערב"];
        return SealedBatch.Records with
        {
            Pairs =
            [
                .. SealedBatch.Records.Pairs.Select((p, n) => p with
                {
                    Prompt = (n % 4) switch
                    {
                        1 => [new MessageRecord("system", "Be brief."), .. p.Prompt],
                        2 => [new("user", "Hello"), new("assistant", "Yes?"), .. p.Prompt],
                        _ => p.Prompt,
                    },
                    ResponseA = $"{texts[n % texts.Length]}",
                    ResponseB = $"{texts[(n + 1) % texts.Length]} again",
                }),
            ],
        };
    }
}
