using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Features.ShowRounds;
using Concave.PreScoring.Rounds;
using Concave.PreScoring.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Opening = Concave.PreScoring.Features.OpenBatch.OpenBatch;
using Reopening = Concave.PreScoring.Features.ReopenBatch.ReopenBatch;

namespace Concave.PreScoring.Tests.Features.ReopenBatch;

public abstract class ReopenBatchTests(TestDatabase database) : IAsyncLifetime
{
    private Bench bench = null!;

    public async ValueTask InitializeAsync() => bench = await Bench.Open(database, ReadyProject.Add);

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_withheld_batch_with_a_root_cause_is_routed_again_under_a_new_seed_with_new_gold()
    {
        var project = await new ReadyProject().Make(bench);
        var first = await Open(project);
        await Walk(first.BatchId, BatchState.Judged, BatchState.UnderReview, BatchState.Withheld);
        await LogCause(project, first);

        var second = await Reopen(first.BatchId);

        Assert.Null(second.Problem);
        Assert.Equal((first.BatchId, 1, 2, 40, 6, 20), (second.Value!.BatchId, second.Value.Number, second.Value.Round, second.Value.Pairs, second.Value.Sampled, second.Value.GoldPool));
        await using var db = bench.Store.Read();
        Assert.Equal(BatchState.Open, await db.StateOf(first.BatchId, default));
        var rounds = await db.Rounds.OrderBy(r => r.Number).ToListAsync();
        var seeds = await Task.WhenAll(rounds.Select(async r => await bench.Vault.OpenBytes(project.ProjectId, r.Seed, default)));
        Assert.Equal([FixedSeeds.Number(1), FixedSeeds.Number(2)], seeds);
        Assert.Equal(
            new KeyedDraw(seeds[1]).Sample([.. project.Production.Select(p => p.Pair)], 0.15).Order(),
            await db.RoutedPairs.Where(r => r.RoundId == second.Value.RoundId && r.InSample).Select(r => r.PairId).OrderBy(p => p).ToListAsync());
        Assert.Equal(40, await db.RoutedPairs.Where(r => r.Reason == RouteReason.Gold).Select(r => r.PairId).Distinct().CountAsync());
        Assert.Equal(2, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.Round));
        Assert.Equal(1, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.PairImport));
        Assert.Equal(first.Slots + second.Value.Slots, await db.Slots.CountAsync());
    }

    [Fact]
    public async Task A_delivered_batch_is_done_again_to_correct_it()
    {
        var project = await new ReadyProject().Make(bench);
        var first = await Open(project);
        await Walk(first.BatchId, BatchState.Judged, BatchState.UnderReview, BatchState.Passed, BatchState.Released);
        await LogCause(project, first);

        Assert.Equal(2, (await Reopen(first.BatchId)).Value?.Round);
        await using var db = bench.Store.Read();
        Assert.Equal(BatchState.Open, await db.StateOf(first.BatchId, default));
    }

    [Theory]
    [InlineData(BatchState.Withheld)]
    [InlineData(BatchState.Passed, BatchState.Released)]
    public async Task Without_a_root_cause_it_stays_shut(params BatchState[] last)
    {
        var project = await new ReadyProject().Make(bench);
        var batch = await Open(project);
        await Walk(batch.BatchId, [BatchState.Judged, BatchState.UnderReview, .. last]);

        Assert.Equal("root-cause-missing", (await Reopen(batch.BatchId)).Problem?.Code);
    }

    [Theory]
    [InlineData]
    [InlineData(BatchState.Judged)]
    [InlineData(BatchState.Judged, BatchState.UnderReview)]
    [InlineData(BatchState.Judged, BatchState.UnderReview, BatchState.Passed)]
    public async Task Only_a_withheld_batch_is_done_again(params BatchState[] steps)
    {
        var project = await new ReadyProject().Make(bench);
        var batch = await Open(project);
        await Walk(batch.BatchId, steps);
        await LogCause(project, batch);

        Assert.Equal("batch-not-withheld", (await Reopen(batch.BatchId)).Problem?.Code);
    }

    [Fact]
    public async Task A_third_round_without_gold_left_is_refused()
    {
        var project = await new ReadyProject().Make(bench);
        var first = await Open(project);
        await Walk(first.BatchId, BatchState.Judged, BatchState.UnderReview, BatchState.Withheld);
        await LogCause(project, first);
        var second = (await Reopen(first.BatchId)).Value!;
        await Walk(first.BatchId, BatchState.Judged, BatchState.UnderReview, BatchState.Withheld);

        Assert.Equal("root-cause-missing", (await Reopen(first.BatchId)).Problem?.Code);
        await LogCause(project, second);
        Assert.Equal("gold-missing", (await Reopen(first.BatchId)).Problem?.Code);
    }

    [Fact]
    public async Task Eight_leads_at_once_begin_one_round()
    {
        var project = await new ReadyProject { Gold = 400 }.Make(bench);
        var batch = await Open(project);
        await Walk(batch.BatchId, BatchState.Judged, BatchState.UnderReview, BatchState.Withheld);
        await LogCause(project, batch);

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Reopen(batch.BatchId)));

        Assert.Single(begun, b => !b.Failed);
        await using var db = bench.Store.Read();
        Assert.Equal(2, await db.Rounds.CountAsync());
    }

    [Fact]
    public async Task An_unknown_batch_is_not_found_and_nobody_but_a_lead_may_ask()
    {
        Assert.Equal("batch-unknown", (await Reopen(Guid.Empty)).Problem?.Code);
        var refused = await bench.Get<Reopening>().Handle(new(Guid.Empty), new Actor(Guid.Empty, Roles.Operator), default);
        Assert.Equal(ProblemKind.Forbidden, refused.Problem?.Kind);
    }

    [Fact]
    public async Task The_rounds_show_how_they_were_routed_to_the_lead_and_the_own_client_only()
    {
        var project = await new ReadyProject().Make(bench);
        var batch = await Open(project);
        var show = bench.Get<ShowRounds>();

        var seen = (await show.Handle(new(project.ProjectId), ReadyProject.Lead, default)).Value!;
        var own = await show.Handle(new(project.ProjectId), new Actor(Guid.Empty, Roles.Client, project.ClientId), default);
        var other = await show.Handle(new(project.ProjectId), new Actor(Guid.Empty, Roles.Client, bench.Clock.NewId()), default);

        var round = Assert.Single(seen);
        Assert.Equal((batch.RoundId, 1, 46, BatchState.Open), (round.RoundId, round.Round, round.OpenSlots, round.BatchState));
        Assert.Equal(("none", 40, 46, 0, 20), (round.Routing.Provider, round.Routing.Pairs, round.Routing.Slots, round.Routing.SuggestionShown, round.Routing.GoldPool));
        Assert.Equal([new(RouteReason.Single, 34), new(RouteReason.Sample, 6)], round.Routing.ByReason);
        Assert.False(own.Failed);
        Assert.Equal(ProblemKind.NotFound, other.Problem?.Kind);
    }

    [Fact]
    public async Task A_step_that_leads_nowhere_is_refused_and_so_is_an_unknown_batch()
    {
        var project = await new ReadyProject().Make(bench);
        var batch = await Open(project);

        var skipped = await bench.Store.Write(db => db.Step(batch.BatchId, BatchState.Passed, "test", Guid.Empty, bench.Clock, default), default);
        var unknown = await bench.Store.Write(db => db.Step(Guid.Empty, BatchState.Open, "test", Guid.Empty, bench.Clock, default), default);
        var twice = await bench.Store.Write<Done>(async db =>
        {
            var judged = await db.Step(batch.BatchId, BatchState.Judged, "test", Guid.Empty, bench.Clock, default);
            return judged.Failed ? judged : await db.Step(batch.BatchId, BatchState.UnderReview, "test", Guid.Empty, bench.Clock, default);
        }, default);

        Assert.Equal("batch-state", skipped.Problem?.Code);
        Assert.Equal("batch-unknown", unknown.Problem?.Code);
        Assert.Null(twice.Problem);
        await using var db = bench.Store.Read();
        Assert.Equal([1, 2, 3], await db.BatchTransitions.OrderBy(t => t.Number).Select(t => t.Number).ToListAsync());
    }

    private async Task<BatchView> Open(MadeProject project)
    {
        var opened = await bench.Get<Opening>().Handle(new(project.ProjectId), ReadyProject.Lead, default);
        Assert.Null(opened.Problem);
        return opened.Value!;
    }

    private Task<Result<BatchView>> Reopen(Guid batch) => bench.Get<Reopening>().Handle(new(batch), ReadyProject.Lead, default);

    private async Task Walk(Guid batch, params BatchState[] steps)
    {
        foreach (var to in steps)
            Assert.Null((await bench.Store.Write(db => db.Step(batch, to, "test", Guid.Empty, bench.Clock, default), default)).Problem);
    }

    private Task LogCause(MadeProject project, BatchView batch) => ReadyProject.Write(bench.Store, db =>
    {
        db.Add(new QualityEntry { Id = bench.Clock.NewId(), ProjectId = project.ProjectId, RoundId = batch.RoundId, Kind = QualityEntryKind.RootCause, By = Guid.Empty, At = bench.Clock.GetUtcNow(), Content = [] });
        return Task.CompletedTask;
    });
}

public sealed class ReopenBatchOnSqlite() : ReopenBatchTests(TestDatabase.Sqlite);

public sealed class ReopenBatchOnPostgres() : ReopenBatchTests(TestDatabase.Postgres);
