using Concave.Data.Ledger;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Tests.Features;

public sealed class CollectRecordsTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Every_judgment_and_exactly_the_released_verdicts_of_this_batch(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        await bench.Another(DeliveryBench.Sample with { Seed = 2 });
        RetiredGoldRecord gone = new() { Retirement = bench.Bench.Clock.NewId(), Batch = bench.Seeded.BatchId, Round = 1, Pair = bench.Seeded.Gold[0].Pair, Reason = "A sample reason.", By = "lead-1", At = RecordJson.Stamp(bench.Bench.Clock.GetUtcNow()) };
        var content = await bench.Bench.Vault.Close(bench.Seeded.ProjectId, gone, default);
        await bench.Write(db => Task.FromResult(db.GoldRetirements.Add(new() { PairId = gone.Pair, Id = gone.Retirement, ProjectId = bench.Seeded.ProjectId, RoundId = bench.Seeded.RoundId, By = bench.Lead.Id, At = gone.At, Content = content })));
        await bench.Bench.Get<SealLedger>().Handle(bench.Seeded.ProjectId, default);

        var records = (await Collect(bench)).Value!;

        Assert.Equal(bench.Worked.Judgments.Select(j => Digest.Of(j.Record)).Order(StringComparer.Ordinal), records.Judgments.Select(Digest.Of).Order(StringComparer.Ordinal));
        Assert.Equal(bench.Worked.Verdicts.Select(Digest.Of).Order(StringComparer.Ordinal), records.Verdicts.Select(Digest.Of).Order(StringComparer.Ordinal));
        Assert.Equal(bench.Seeded.Pairs.Concat(bench.Seeded.Gold).Select(p => p.Pair).Order(), records.Pairs.Select(p => p.Pair).Order());
        var rows = PreferenceProjection.Of(records);
        Assert.Equal(bench.Worked.Verdicts.Where(v => v.Released).Select(v => v.Pair).Order(), rows.Train.Concat(rows.Test).Select(r => r.Id).Order());
        Assert.Equal(bench.Seeded.Annotators.Select(a => a.Pseudonym).Order(StringComparer.Ordinal), records.Annotators.Select(a => a.Annotator).Order(StringComparer.Ordinal));
        Assert.Equal(gone, Assert.Single(records.RetiredGold));
        Assert.True(records.Delivery.Simulated);
    }

    [Fact]
    public async Task A_withheld_batch_can_be_looked_at_and_an_undecided_one_cannot()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite, wrongGold: 3);
        var other = await SeededRound.Make(bench.Bench, DeliveryBench.Sample with { Seed = 2 });

        Assert.Equal(bench.Worked.Judgments.Count, (await Collect(bench)).Value!.Judgments.Count);
        Assert.Equal("batch-undecided", (await Collect(bench, other.BatchId)).Problem?.Code);
        Assert.Equal("batch-unknown", (await Collect(bench, Guid.Empty)).Problem?.Code);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_judgment_that_came_after_the_verdict_changes_nothing(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        await bench.Bench.Get<SealLedger>().Handle(bench.Seeded.ProjectId, default);
        var before = Digest.OfLines((await Collect(bench)).Value!.Judgments);
        await Late(bench);
        await bench.Bench.Get<SealLedger>().Handle(bench.Seeded.ProjectId, default);

        Assert.Equal(before, Digest.OfLines((await Collect(bench)).Value!.Judgments));
    }

    private static Task<Result<Datasets.Bag.DeliveryRecords>> Collect(DeliveryBench bench, Guid? batch = null) =>
        bench.Bench.Get<CollectRecords>().Handle(batch ?? bench.Seeded.BatchId, default);

    private static async Task Late(DeliveryBench bench)
    {
        var (like, by) = bench.Worked.Judgments.First(j => j.Record.Reason == RouteReason.Single);
        by = bench.Seeded.Annotators.First(a => a != by);
        var record = like with { Judgment = bench.Bench.Clock.NewId(), Annotator = by.Pseudonym, SubmittedAt = RecordJson.Stamp(bench.Bench.Clock.GetUtcNow()) };
        var rows = await new WorkedRows(bench.Bench.Vault, bench.Bench.Clock, bench.Seeded, bench.Worked with { Judgments = [(record, by)] }).Judgments();
        await bench.Write(db =>
        {
            db.SubmittedJudgments.AddRange(rows);
            db.Enter(bench.Seeded.ProjectId, bench.Seeded.BatchId, LedgerKinds.Judgment, record.Judgment, record, bench.Bench.Clock);
            return Task.CompletedTask;
        });
        await using var read = bench.Bench.Store.Read();
        Assert.Equal(bench.Worked.Judgments.Count + 1, await read.SubmittedJudgments.CountAsync(j => j.BatchId == bench.Seeded.BatchId));
    }
}
