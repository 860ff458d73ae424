using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>Every way a batch must not go, tried from each state it can be in. One subclass a database.</summary>
public abstract class WayTests(TestDatabase database)
{
    // Written out, and not asked of the rules: a way that somebody adds there must be added here on purpose.
    private static readonly Dictionary<BatchState, BatchState[]> Open = new()
    {
        [BatchState.Planned] = [BatchState.Open],
        [BatchState.Open] = [BatchState.Judged],
        [BatchState.Judged] = [BatchState.Open, BatchState.UnderReview],
        [BatchState.UnderReview] = [BatchState.Passed, BatchState.Withheld],
        [BatchState.Passed] = [BatchState.Released],
        [BatchState.Withheld] = [BatchState.Open],
        [BatchState.Released] = [BatchState.Open], // a correction of what was delivered
    };

    private static readonly Dictionary<BatchState, BatchState[]> Road = new()
    {
        [BatchState.Planned] = [],
        [BatchState.Open] = [BatchState.Open],
        [BatchState.Judged] = [BatchState.Open, BatchState.Judged],
        [BatchState.UnderReview] = [BatchState.Open, BatchState.Judged, BatchState.UnderReview],
        [BatchState.Passed] = [BatchState.Open, BatchState.Judged, BatchState.UnderReview, BatchState.Passed],
        [BatchState.Withheld] = [BatchState.Open, BatchState.Judged, BatchState.UnderReview, BatchState.Withheld],
        [BatchState.Released] = [BatchState.Open, BatchState.Judged, BatchState.UnderReview, BatchState.Passed, BatchState.Released],
    };

    [Fact]
    public async Task From_each_state_only_the_open_ways_lead_on_and_by_hand_no_other_either()
    {
        await using var bench = await QualityBench.Open(database);
        foreach (var (from, to) in Enum.GetValues<BatchState>().SelectMany(from => Enum.GetValues<BatchState>().Select(to => (from, to))))
        {
            var batch = await Batch(bench, from);
            if (Open[from].Contains(to))
            {
                Assert.Null(await Step(bench, batch, to));
                continue;
            }

            Assert.Equal("batch-state", (await Step(bench, batch, to))?.Code);
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => Forge(bench, batch, from, to));
            foreach (var claimed in Open.Keys.Where(other => other != from && Open[other].Contains(to)))
                await Assert.ThrowsAnyAsync<DbUpdateException>(() => Forge(bench, batch, claimed, to));
            Assert.Equal(from, await State(bench, batch));
        }
    }

    [Fact]
    public async Task What_was_stepped_is_never_unstepped()
    {
        await using var bench = await QualityBench.Open(database);
        await using var db = bench.Bench.Store.Read();
        await Assert.ThrowsAnyAsync<Exception>(() => db.BatchTransitions.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.BatchTransitions.ExecuteUpdateAsync(t => t.SetProperty(x => x.To, BatchState.Passed)));
        Assert.Equal(BatchState.Open, await bench.State());
    }

    [Fact]
    public async Task Nothing_of_this_stage_moves_a_batch_out_of_its_turn()
    {
        await using var bench = await QualityBench.Open(database);
        await OnlyInTurn(bench, BatchState.Open);
        await bench.JudgeGold(50);
        await bench.Judge();
        await OnlyInTurn(bench, BatchState.Judged);
        await bench.RunJobs();
        await OnlyInTurn(bench, BatchState.UnderReview);
        await bench.Review();
        await OnlyInTurn(bench, BatchState.Withheld);
        await bench.Reopen();
        await OnlyInTurn(bench, BatchState.Open);
        await bench.JudgeGold(100);
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();
        await OnlyInTurn(bench, BatchState.Passed);
        Assert.Null(await Step(bench, bench.Round.BatchId, BatchState.Released));
        await OnlyInTurn(bench, BatchState.Released);
    }

    // The gates are asked, a cause is logged, a review is closed: each is refused unless it is time, and changes nothing.
    private static async Task OnlyInTurn(QualityBench bench, BatchState state)
    {
        Assert.Equal(state, await bench.State());
        var (batch, get) = (bench.Round.BatchId, bench.Bench);
        Assert.Equal(state == BatchState.UnderReview ? "reviews-open" : "batch-state", (await get.Get<EvaluateBatch>().Handle(batch, default)).Problem?.Code);
        if (state is not (BatchState.Withheld or BatchState.Released))
            Assert.Equal("batch-not-withheld", (await get.Get<LogRootCause>().Handle(new(batch, "tooling", null, "The sample page froze for an hour."), bench.Lead, default)).Problem?.Code);
        if (state != BatchState.Judged)
            Assert.Equal(state, (await get.Get<AdvanceBatch>().Handle(batch, default)).Value!.State);
        if (state != BatchState.UnderReview)
            Assert.Equal("no-review", (await get.Get<ClaimReview>().Handle(new(bench.Round.ProjectId, ReviewKind.SpotCheck), bench.Engineer, default)).Problem?.Code);
        await using var db = get.Store.Read();
        foreach (var done in await db.ReviewTasks.Where(r => r.State == ReviewState.Done && r.Kind == ReviewKind.SpotCheck).ToListAsync())
            Assert.Equal("review-done", (await get.Get<SpotCheck>().Handle(new(done.Id, Confirmed: false, Choice.Tie, "A second thought, much later."), bench.Engineer, default)).Problem?.Code);
        Assert.Equal(state, await bench.State());
    }

    private static async Task<Guid> Batch(QualityBench bench, BatchState state)
    {
        var id = bench.Bench.Clock.NewId();
        await bench.Write(async db =>
        {
            var (like, number) = (await db.Batches.SingleAsync(b => b.Id == bench.Round.BatchId), await db.Batches.MaxAsync(b => b.Number) + 1);
            db.Batches.Add(like with { Id = id, Number = number });
        });
        foreach (var step in Road[state])
            Assert.Null(await Step(bench, id, step));
        return id;
    }

    private static async Task<Problem?> Step(QualityBench bench, Guid batch, BatchState to) =>
        (await bench.Bench.Store.Write(db => db.Step(batch, to, "tried", Guid.Empty, bench.Bench.Clock, default), default)).Problem;

    private static async Task<BatchState> State(QualityBench bench, Guid batch)
    {
        await using var db = bench.Bench.Store.Read();
        return await db.StateOf(batch, default);
    }

    private static Task Forge(QualityBench bench, Guid batch, BatchState from, BatchState to) => bench.Write(async db =>
    {
        var last = await db.BatchTransitions.Where(t => t.BatchId == batch).MaxAsync(t => (int?)t.Number);
        db.Add(new BatchTransition { BatchId = batch, Number = (last ?? 0) + 1, Previous = last, From = from, To = to, Why = "forged", By = Guid.Empty, At = RecordJson.Stamp(bench.Bench.Clock.GetUtcNow()) });
    });
}

public sealed class WaysOnSqlite() : WayTests(TestDatabase.Sqlite);

public sealed class WaysOnPostgres() : WayTests(TestDatabase.Postgres);
