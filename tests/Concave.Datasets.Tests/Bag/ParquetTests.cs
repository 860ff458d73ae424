using System.Text;
using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Verify;
using Concave.Datasets.Verify;
using DuckDB.NET.Data;

namespace Concave.Datasets.Tests.Bag;

/// <summary>A bag with every shape, as JSONL and as Parquet; and what both verifiers say when one of the two says something else.</summary>
public sealed class ParquetTests : IDisposable
{
    private const string Flat = "data/pairs_flat/train.jsonl";
    private const string Train = "data/parquet/preference/train.parquet";

    private static readonly Projection[] Shapes = [.. ProjectionNames.All.Values];
    private readonly TempFolder _temp = new();
    private readonly SigningKey _key = SigningKey.Create();

    public void Dispose()
    {
        _key.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void Every_configuration_is_there_as_Parquet_and_both_verifiers_pass()
    {
        var bag = Write("bag", SealedBatch.Records);

        var compiled = DeliveryVerifier.Run(bag);
        Assert.All(compiled, c => Assert.True(c.Passed, $"{c.Name}: {c.Detail} {c.File}"));
        Assert.Equal(
            Directory.GetFiles(bag, "*.jsonl", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(bag, f)).Where(f => !f.Contains("evidence", StringComparison.Ordinal) && !f.Contains("ledger", StringComparison.Ordinal))
                .Select(f => f.Replace("data/", "data/parquet/", StringComparison.Ordinal).Replace(".jsonl", ".parquet", StringComparison.Ordinal)).Order(),
            Directory.GetFiles(bag, "*.parquet", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(bag, f)).Order());
        Assert.DoesNotContain(ExportLint.Bag(bag), f => f.Severity == LintSeverity.Error);
        PythonVerifier.SkipWithoutPython();
        var scripted = PythonVerifier.Run(PythonVerifier.Extract(_temp), [bag])[bag];
        Assert.All(scripted, c => Assert.True(c.Passed, $"{c.Name}: {c.Detail} {c.File}"));
        Assert.Equal(compiled.Select(c => c.Name).Order(), scripted.Select(c => c.Name).Order());
        Assert.Contains(scripted, c => c.Name == "projections");
    }

    [Fact]
    public void The_same_release_gives_the_same_bytes()
    {
        var (first, second) = (Write("first", SealedBatch.Records), Write("second", SealedBatch.Records));

        foreach (var file in Directory.GetFiles(first, "*.parquet", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(first, second, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_loader_finds_the_card_s_types_in_the_Parquet_and_every_file_the_card_names()
    {
        var bag = Write("bag", SealedBatch.Records);
        var card = File.ReadAllText(Path.Combine(bag, "data/parquet/README.md"));

        Assert.StartsWith("---\n", card, StringComparison.Ordinal);
        var named = card.Split("path: ").Skip(1).Select(p => p[..p.IndexOf('}', StringComparison.Ordinal)]).ToArray();
        Assert.Equal(2 + 1 + (2 * Shapes.Length), named.Length);
        Assert.All(named, p => Assert.True(File.Exists(Path.Combine(bag, "data/parquet", p)), p));
        Assert.Equal(
            """
            id VARCHAR, external_id VARCHAR, prompt STRUCT("role" VARCHAR, "content" VARCHAR)[], chosen STRUCT("role" VARCHAR, "content" VARCHAR)[], rejected STRUCT("role" VARCHAR, "content" VARCHAR)[], preferred VARCHAR, preference_strength DOUBLE, confidence DOUBLE, difficulty VARCHAR, rationale VARCHAR, criterion_scores STRUCT(criterion VARCHAR, a DOUBLE, b DOUBLE)[], flags STRUCT(kind VARCHAR, a BIGINT, b BIGINT)[], annotators VARCHAR[], basis VARCHAR, "domain" VARCHAR, "language" VARCHAR, task_type VARCHAR
            """.Replace("\"domain\"", "domain", StringComparison.Ordinal).Replace("\"language\"", "language", StringComparison.Ordinal),
            Ask(Path.Combine(bag, Train), "SELECT string_agg(column_name || ' ' || column_type, ', ') FROM (DESCRIBE SELECT * FROM read_parquet(?))"));
    }

    [Fact]
    public void Odd_texts_long_rows_and_a_split_without_rows_come_through()
    {
        var records = SealedBatch.Records;
        var odd = "\u0000 \u2028 🙂 \\u0041 \"quoted\" [glob*?] '" + new string('x', 20 << 20);
        var first = records.Judgments[0];
        var bag = Write("bag", SealedBatch.Reseal(records with { Judgments = [first with { Rationale = odd }, .. records.Judgments.Skip(1)] }));

        Assert.Equal(
            odd, Ask(Path.Combine(bag, "data/parquet/annotations/train.parquet"), $"SELECT rationale FROM read_parquet(?) WHERE judgment = '{first.Judgment:D}'"));
        Assert.All(DeliveryVerifier.Run(bag).Where(c => c.Name == "parquet"), c => Assert.True(c.Passed, c.Detail));

        var none = Write("none", SealedBatch.Reseal(records with { Verdicts = [.. records.Verdicts.Select(v => v with { Released = false, Choice = Kernel.Choice.Tie, Basis = "tie" })] }));
        Assert.All(DeliveryVerifier.Run(none).Where(c => c.Name == "parquet"), c => Assert.True(c.Passed, c.Detail));
        Assert.Equal("0", Ask(Path.Combine(none, Train), "SELECT count(*)::VARCHAR FROM read_parquet(?)"));
    }

    public static TheoryData<string, string, string, bool> Tamperings { get; } = new()
    {
        // what, the check, the file, whether the script sees it without reading Parquet
        { "a shape's row changed", "projections", Flat, true },
        { "a shape's row taken out", "projections", Flat, true },
        { "a shape's keys in another order", "projections", "data/sharegpt/train.jsonl", true },
        { "a shape's fraction without its point", "projections", "data/reward_margin/train.jsonl", true },
        { "a shape's file taken out", "projections", "data/ranked/test.jsonl", true },
        { "a Parquet file taken out", "parquet", Train, true },
        { "a Parquet file cut short", "parquet", Train, true },
        { "a Parquet file put in", "parquet", "data/parquet/extra.parquet", true },
        { "a Parquet file of other rows", "parquet", Train, false },
        { "a Parquet file with rows in another order", "parquet", Train, false },
        { "a Parquet file with a row more", "parquet", Train, false },
        { "a Parquet file with another type", "parquet", Train, false },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public void What_differs_is_named_though_digests_and_signature_are_redone(string what, string check, string file, bool byScript)
    {
        var bag = Write("bag", SealedBatch.Records);
        var forge = new Forge(bag, _key, _key);
        Tamper(forge, what);
        forge.Describe();
        forge.Redo();

        Assert.Contains(DeliveryVerifier.Run(bag), c => c.Name == check && !c.Passed && c.File == file);
        PythonVerifier.SkipWithoutPython();
        var scripted = PythonVerifier.Run(PythonVerifier.Extract(_temp), [bag])[bag];
        Assert.Equal(byScript, scripted.Any(c => c.Name == check && !c.Passed && c.File == file));
        Assert.Equal(!byScript, scripted.All(c => c.Passed));
    }

    private static void Tamper(Forge forge, string what)
    {
        var place = forge.At(Train);
        switch (what)
        {
            case "a shape's row changed": forge.Line(Flat, l => l.Replace("short", "shorter", StringComparison.Ordinal)); break;
            case "a shape's row taken out": forge.Lines(Flat, l => l.SkipLast(1)); break;
            case "a shape's keys in another order":
                forge.Line("data/sharegpt/train.jsonl", l =>
                {
                    var row = JsonDocument.Parse(l).RootElement;
                    return "{" + string.Join(',', row.EnumerateObject().Reverse().Select(m => $"\"{m.Name}\":{m.Value.GetRawText()}")) + "}";
                });
                break;
            case "a shape's fraction without its point": forge.Line("data/reward_margin/train.jsonl", l => l.Replace("\"margin\":1.0", "\"margin\":1", StringComparison.Ordinal)); break;
            case "a shape's file taken out": File.Delete(forge.At("data/ranked/test.jsonl")); break;
            case "a Parquet file taken out": File.Delete(place); break;
            case "a Parquet file cut short": forge.Bytes(Train, b => b[..^40]); break;
            case "a Parquet file put in": File.Copy(place, forge.At("data/parquet/extra.parquet")); break;
            case "a Parquet file of other rows": Copy(place, "SELECT * REPLACE ('another' AS rationale) FROM t"); break;
            case "a Parquet file with rows in another order": Copy(place, "SELECT * FROM t ORDER BY id DESC"); break;
            case "a Parquet file with a row more": Copy(place, "SELECT * FROM t UNION ALL (SELECT * FROM t LIMIT 1)"); break;
            case "a Parquet file with another type": Copy(place, "SELECT * REPLACE (confidence::FLOAT AS confidence) FROM t"); break;
            default: throw new ArgumentOutOfRangeException(nameof(what), what, "No such tampering.");
        }
    }

    private static void Copy(string place, string query)
    {
        var other = place + ".other";
        Ask(place, $"COPY (WITH t AS (SELECT * FROM read_parquet(?)) {query}) TO '{other}' (FORMAT parquet)");
        File.Move(other, place, overwrite: true);
    }

    private static string Ask(string file, string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query.Replace("?", $"'{file}'", StringComparison.Ordinal);
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    private string Write(string name, DeliveryRecords records)
    {
        var documents = SealedBatch.Documents(records);
        var report = QaReport.From(records);
        documents["README.md"] = Encoding.UTF8.GetBytes(DataCard.Render(records, report, Shapes));
        documents["data/parquet/README.md"] = Encoding.UTF8.GetBytes(DataCard.RenderParquet(records, report, Shapes));
        Assert.Null(BagWriter.Write(_temp[name], records, documents, _key, Shapes, parquet: true).Problem);
        return _temp[name];
    }
}
