using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

public abstract class ImportPairsTests(TestDatabase database) : ScopingBench(database)
{
    [Fact]
    public async Task Without_an_nda_no_row_is_stored()
    {
        var result = await Import(File(Rows.Many(3)));
        Assert.Equal(("nda-missing", ProblemKind.Refused), (result.Problem!.Code, result.Problem.Kind));
        Assert.Equal(0, await PairCount());
    }

    [Fact]
    public async Task Only_the_lead_imports()
    {
        await SignNda();
        var request = new ImportPairs.Request(ProjectId, File(Rows.Many(3)), Format: null, PairPurpose.Production);
        Assert.Equal(ProblemKind.Forbidden, (await Bench.Get<ImportPairs>().Handle(request, TheClient, default)).Problem!.Kind);
    }

    [Fact]
    public async Task A_pair_is_stored_as_it_was_and_opens_again()
    {
        var nda = await SignNda();
        var report = Value(await Import(File(Rows.Pair("x", "  Ist das so? ", "Ja.\n", "Nein, nie."))));

        await using var db = Bench.Store.Read();
        var pair = await db.Pairs.SingleAsync();
        var import = await db.PairImports.SingleAsync();
        Assert.Equal((report.ImportId, nda), (import.Id, import.NdaId));
        Assert.Equal((report.ImportId, "general", "en-IN", 6), (pair.ImportId, pair.Domain, pair.Language, pair.Words));
        var record = await Bench.Vault.Open<PairRecord>(ProjectId, pair.Content, default);
        Assert.Equal((pair.Id, "x", "  Ist das so? ", "Ja.\n", "Nein, nie."), (record.Pair, record.ExternalId, record.Prompt[0].Content, record.ResponseA, record.ResponseB));
        Assert.Equal(-1, pair.Content.AsSpan().IndexOf("Ist das so"u8));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await SignNda();
        var path = File(Rows.Many(2500) + "not json\n");
        var first = Value(await Import(path));
        Assert.Equal((2501, 2500, 0, 1), (first.Read, first.Accepted, first.Unchanged, first.SetAsideCount));
        var before = await Everything();

        var second = Value(await Import(path));
        Assert.Equal((2501, 0, 2500, 1), (second.Read, second.Accepted, second.Unchanged, second.SetAsideCount));
        Assert.Null(second.ImportId);
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task A_bad_row_is_set_aside_with_its_place_and_the_rest_goes_on()
    {
        await SignNda();
        var report = Value(await Import(File(
            Rows.Pair("a", "One?") + "{\"id\":\"b\",\"prompt\":\"Two?\",\"response_a\":\"\",\"response_b\":\"No.\"}\n"
            + "{broken\n" + Rows.Pair("c", "Three?", "Same.", "Same.") + Rows.Pair("d", "Four?"))));

        Assert.Equal((5, 2, 3), (report.Read, report.Accepted, report.SetAsideCount));
        Assert.Equal([(2, "empty"), (3, "not-json"), (4, "equal-responses")], report.SetAside.Select(s => ((int)s.Row, s.Code)));
        Assert.All(report.SetAside, s => Assert.NotEmpty(s.Mend));
        Assert.Equal(3, report.SetAsideByCode.Sum(c => c.Count));
    }

    [Fact]
    public async Task An_id_with_other_content_never_rewrites_a_pair()
    {
        await SignNda();
        Value(await Import(File(Rows.Pair("a", "One?"))));
        var report = Value(await Import(File(Rows.Pair("a", "One, really?") + Rows.Pair("b", "Two?"), "again.jsonl")));

        Assert.Equal((2, 1), (report.Read, report.Accepted));
        Assert.Equal("duplicate-id-other-content", Assert.Single(report.SetAside).Code);
    }

    [Fact]
    public async Task An_id_with_other_details_is_told_and_not_taken()
    {
        await SignNda();
        Value(await Import(File(Rows.Pair("a", "One?", truth: "a")), PairPurpose.Gold));
        var report = Value(await Import(File(Rows.Pair("a", "One?", truth: "b"), "again.jsonl"), PairPurpose.Gold));
        Assert.Equal(("duplicate-id-other-details", "truth"), (Assert.Single(report.SetAside).Code, report.SetAside[0].Field));
        var domain = Value(await Import(File(Rows.Pair("a", "One?", truth: "a", domain: "legal"), "third.jsonl"), PairPurpose.Gold));
        Assert.Equal("domain", Assert.Single(domain.SetAside).Field);
    }

    [Fact]
    public async Task The_same_content_under_another_id_is_taken_and_reported_where_nobody_is_to_be_spared()
    {
        await SignNda();
        Value(await Import(File(Rows.Pair("a", "One?"))));
        var again = File(Rows.Pair("b", "One?") + Rows.Pair("c", "Two?") + Rows.Pair("d", "Two?"), "again.jsonl");
        var dry = Value(await Import(again, with: r => r with { DryRun = true, Hygiene = false }));
        var report = Value(await Import(again, with: r => r with { Hygiene = false }));

        SameContent[] expected = [new(1, "b", "a"), new(3, "d", "row 2")];
        Assert.Equal((3, 2), (report.Accepted, report.SameContent));
        Assert.Equal(expected, report.SameContentSample);
        Assert.Equal(expected, dry.SameContentSample);
        Assert.Equal(4, await PairCount());
    }

    [Fact]
    public async Task Gold_needs_a_verified_answer_and_production_ignores_one()
    {
        await SignNda();
        var rows = Rows.Pair("a", "One?", truth: "b") + Rows.Pair("b", "Two?");
        var gold = Value(await Import(File(rows), PairPurpose.Gold));
        Assert.Equal(("truth-missing", 2L), (Assert.Single(gold.SetAside).Code, gold.SetAside[0].Row));
        Assert.Equal(2, Value(await Import(File(rows))).Accepted);

        await using var db = Bench.Store.Read();
        var answer = await db.VerifiedAnswers.SingleAsync();
        Assert.Equal(Choice.B, answer.Truth);
        Assert.Equal("It is so.", System.Text.Encoding.UTF8.GetString(await Bench.Vault.OpenBytes(ProjectId, answer.Why, default)));
        Assert.Equal(PairPurpose.Gold, (await db.Pairs.SingleAsync(p => p.Id == answer.PairId)).Purpose);
    }

    [Fact]
    public async Task A_dry_run_counts_the_same_and_writes_nothing()
    {
        await SignNda();
        var path = File(Rows.Many(1500) + "[]\n");
        var before = await Everything();
        var dry = Value(await Import(path, with: r => r with { DryRun = true, OnStored = (_, _) => Assert.Fail("nothing is stored") }));
        Assert.Equal(before, await Everything());

        var real = Value(await Import(path));
        Assert.Equal((1501, 1500, 1, null), (dry.Read, dry.Accepted, dry.SetAsideCount, dry.ImportId));
        Assert.Equal((dry.Read, dry.Accepted, dry.SetAsideCount), (real.Read, real.Accepted, real.SetAsideCount));
    }

    [Fact]
    public async Task Whoever_listens_hears_of_each_stored_pair_once_also_when_it_was_there()
    {
        await SignNda();
        var path = File(Rows.Many(1200));
        Dictionary<string, Guid> first = [], second = [];
        Value(await Import(path, with: r => r with { OnStored = (id, externalId) => first.Add(externalId, id) }));
        Value(await Import(path, with: r => r with { OnStored = (id, externalId) => second.Add(externalId, id) }));
        Assert.Equal(1200, first.Count);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Two_imports_of_one_file_at_once_store_each_pair_once()
    {
        await SignNda();
        var path = File(Rows.Many(3000));
        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => Value(await Import(path))));
        Assert.Equal(3000, reports.Sum(r => r.Accepted));
        Assert.Equal(3000, await PairCount());
    }

    [Fact]
    public async Task Totals_count_a_row_once_however_often_it_was_handed_in()
    {
        await SignNda();
        Value(await Import(File(Rows.Many(10) + "oops\n" + Rows.Pair("e", "E?", ""))));
        Value(await Import(File(Rows.Many(10) + "oops\n" + Rows.Pair("e", "E?", ""))));
        Value(await Import(File(Rows.Many(5, from: 8), "more.jsonl")));

        await using var db = Bench.Store.Read();
        var totals = await db.CountImports(ProjectId, PairPurpose.Production, default);
        Assert.Equal((14, 12), (totals.Read, totals.Accepted));
        Assert.Equal([("empty", 1), ("not-json", 1)], totals.SetAside.Select(c => (c.Code, c.Count)));
    }

    private async Task<int> PairCount()
    {
        await using var db = Bench.Store.Read();
        return await db.Pairs.CountAsync();
    }

    private async Task<(int Pairs, int Imports, int Outcomes, int Ledger)> Everything()
    {
        await using var db = Bench.Store.Read();
        return (await db.Pairs.CountAsync(), await db.PairImports.CountAsync(), await db.ImportOutcomes.CountAsync(), await db.LedgerEntries.CountAsync());
    }
}

public sealed class ImportPairsOnSqlite() : ImportPairsTests(TestDatabase.Sqlite);

public sealed class ImportPairsOnPostgres() : ImportPairsTests(TestDatabase.Postgres);
