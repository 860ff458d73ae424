using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Studio.Activity;
using Concave.Studio.Pairs;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Pages;

/// <summary>Pairs with filters and history, and the ledger. One subclass a database.</summary>
public abstract class PairPageTests(TestDatabase database)
{
    [Fact]
    public async Task Filters_find_what_the_rows_say_and_pages_join_without_a_gap()
    {
        await using var bench = await StudioBench.Start(database);
        var round = await SeededRound.Make(bench.Store, bench.Get<Concave.Data.Content.ContentVault>(), TimeProvider.System, new() { Pairs = 130, Gold = 4, Annotators = 2, Languages = ["en", "hi"] });
        await bench.JudgeOne(round, round.Annotators[0], 0);
        List<PairRow> all = [.. await All(bench, round, new())];
        Assert.Equal(130, all.Count);
        Assert.Equal(all.Select(p => p.PairId).Order(), all.Select(p => p.PairId));
        Assert.All(all, p => Assert.Equal(1, p.Batch));

        async Task Same(PairFilter filter, Func<PairRow, bool> fits) =>
            Assert.Equal(all.Where(fits).Select(p => p.PairId), (await All(bench, round, filter)).Select(p => p.PairId));
        await Same(new(Language: "hi"), p => p.Language == "hi");
        await Same(new(Domain: "general"), p => p.Domain == "general");
        await Same(new(Reason: RouteReason.Sample), p => p.Reason == RouteReason.Sample);
        await Same(new(State: PairState.Waiting), p => p.State == PairState.Waiting);
        await Same(new(State: PairState.Judged), p => p.State == PairState.Judged);
        await Same(new(State: PairState.Unbatched), _ => false);
        await Same(new(State: PairState.Released), _ => false);
        await Same(new(Flagged: true), _ => false);
        await Same(new(Batch: 1), _ => true);
        await Same(new(Batch: 2), _ => false);
        await Same(new(Name: all[7].ExternalId), p => p.PairId == all[7].PairId);
        Assert.Equal(4, (await All(bench, round, new(PairPurpose.Gold))).Count);
    }

    [Fact]
    public async Task A_pair_shows_its_whole_history_under_pseudonyms_and_only_to_the_lead()
    {
        await using var bench = await StudioBench.Start(database);
        var round = await bench.Project();
        await bench.Register(round.Annotators[0], "Recognisable Person");
        await bench.JudgeAll(round);
        using var lead = await bench.SignedIn(Roles.Lead);
        await using var db = bench.Store.Read();
        var twice = await db.SubmittedJudgments.GroupBy(j => j.PairId).Where(g => g.Count() > 1).Select(g => g.Key).FirstAsync();

        var page = await lead.Read($"/projects/{round.ProjectId}/pairs/{twice}");
        Assert.Contains($"{Judging.Reason} 0", page, StringComparison.Ordinal);
        Assert.Contains($"{Judging.Reason} 1", page, StringComparison.Ordinal);
        Assert.Contains(round.Annotators[0].Pseudonym, page, StringComparison.Ordinal);
        Assert.Contains("<bdi>sample.jsonl</bdi>", page, StringComparison.Ordinal); // sealed where it is stored
        Assert.DoesNotContain("Recognisable Person", page, StringComparison.Ordinal);
        Assert.All(round.Annotators, a => Assert.DoesNotContain(a.Id.ToString(), page, StringComparison.OrdinalIgnoreCase));
        var list = await lead.Read($"/projects/{round.ProjectId}/pairs?state=judged");
        Assert.Contains($"/pairs/{twice}", list, StringComparison.Ordinal);
        Assert.Equal("role-missing", (await bench.Get<ReadPair>().Handle(new(round.ProjectId, twice), new(bench.NewId(), Roles.Senior), default)).Problem?.Code);
        Assert.Equal("pair-unknown", (await bench.Get<ReadPair>().Handle(new(bench.NewId(), twice), new(bench.NewId(), Roles.Lead), default)).Problem?.Code);
    }

    [Fact]
    public async Task The_ledger_is_read_page_by_page_and_the_client_sees_every_daily_root()
    {
        await using var bench = await StudioBench.Start(database);
        var round = await bench.Project();
        await bench.JudgeAll(round);
        await bench.Get<Concave.Data.Ledger.SealLedger>().Handle(round.ProjectId, default);
        Actor lead = new(bench.NewId(), Roles.Lead);
        Actor client = new(bench.NewId(), Roles.Client, round.ClientId);
        List<LedgerRow> entries = [];
        var root = "";
        for (Guid? before = null; ;)
        {
            var page = (await bench.Get<ReadLedger>().Handle(new(round.ProjectId, Before: before), lead, default)).Value!;
            root = page.First ? page.Seals[0].Root : root;
            entries.AddRange(page.Entries);
            if ((before = page.Next) is null)
                break;
        }

        await using var db = bench.Store.Read();
        Assert.Equal(await db.LedgerEntries.Where(e => e.ProjectId == round.ProjectId).OrderByDescending(e => e.Id).Select(e => e.Id).ToListAsync(), entries.Select(e => e.EntryId));
        Assert.All(entries.Where(e => e.Kind == "judgment"), e => Assert.NotNull(e.PairId));
        Assert.All(entries, e => Assert.Equal(1, e.Seal));
        using var browser = await bench.SignedIn(Roles.Client, round.ClientId);
        Assert.Contains(root, await browser.Read($"/projects/{round.ProjectId}/activity"), StringComparison.Ordinal);
        Assert.All((await bench.Get<ReadLedger>().Handle(new(round.ProjectId, "judgment"), client, default)).Value!.Entries, e => Assert.Null(e.PairId));
        Assert.Equal("project-not-found", (await bench.Get<ReadLedger>().Handle(new(round.ProjectId), client with { ClientId = bench.NewId() }, default)).Problem?.Code);
    }

    private static async Task<IReadOnlyList<PairRow>> All(StudioBench bench, SeededRound round, PairFilter filter)
    {
        List<PairRow> rows = [];
        for (Guid? after = null; ;)
        {
            var page = (await bench.Get<ListPairs>().Handle(new(round.ProjectId, filter, after), new(bench.NewId(), Roles.Lead), default)).Value!;
            rows.AddRange(page.Rows);
            if ((after = page.Next) is null)
                return rows;
        }
    }
}

public sealed class PairPagesOnSqlite() : PairPageTests(TestDatabase.Sqlite);

public sealed class PairPagesOnPostgres() : PairPageTests(TestDatabase.Postgres);
