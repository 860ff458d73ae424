using Concave.Annotation.Features;
using Concave.Kernel;
using Concave.Testing;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Tests.Features;

public abstract class HeartbeatTests(TestDatabase database) : AnnotationBench(database)
{
    [Fact]
    public async Task Focused_time_adds_up_and_never_exceeds_what_has_passed()
    {
        var round = await Round(new() { Gold = 0 });
        var task = Good(await Claim(round));
        Bench.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(15_000, Good(await Beat(round, task.AssignmentId, 15_000)).ActiveMs);
        Bench.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.InRange(Good(await Beat(round, task.AssignmentId, 3_600_000)).ActiveMs, 35_000, 35_100);
        Assert.InRange(Good(await Beat(round, task.AssignmentId, -5_000)).ActiveMs, 35_000, 35_100);
        Bench.Clock.Advance(TimeSpan.FromSeconds(10));
        Good(await Bench.Get<SubmitJudgment>().Handle(
            new(task.AssignmentId, Bench.Clock.NewId(), Answers.Of(PreferredSide.Left), FocusedMs: 5_000), round.Annotators[0].Actor, default));

        await using var db = Bench.Store.Read();
        Assert.InRange((await db.SubmittedJudgments.SingleAsync()).ActiveMs, 40_000, 40_200);
    }

    [Fact]
    public async Task A_gap_with_the_page_in_the_background_does_not_count()
    {
        var round = await Round(new() { Gold = 0 });
        var task = Good(await Claim(round));
        Bench.Clock.Advance(TimeSpan.FromMinutes(20));
        Good(await Beat(round, task.AssignmentId, 4_000));
        Bench.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(8_000, Good(await Beat(round, task.AssignmentId, 4_000)).ActiveMs);
    }

    [Fact]
    public async Task Beats_at_the_same_moment_count_once()
    {
        var round = await Round(new() { Gold = 0 });
        var task = Good(await Claim(round));
        Bench.Clock.Advance(TimeSpan.FromSeconds(10));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Beat(round, task.AssignmentId, 10_000))));

        Assert.InRange((await Stored(task.AssignmentId)).ActiveMs!.Value, 10_000, 10_200);
    }

    [Fact]
    public async Task A_beat_keeps_the_lease_and_none_brings_it_back()
    {
        var round = await Round(new() { Pairs = 1, Gold = 0, SlotsPerPair = 1 });
        var task = Good(await Claim(round));
        for (var i = 0; i < 4; i++)
        {
            Bench.Clock.Advance(TimeSpan.FromMinutes(29));
            Good(await Beat(round, task.AssignmentId, 1_000));
            Assert.Equal("no-task", (await Claim(round, 1)).Problem!.Code);
        }

        Bench.Clock.Advance(TimeSpan.FromMinutes(31));
        Good(await Claim(round, 1));
        Assert.Equal("lease-over", (await Beat(round, task.AssignmentId, 1_000)).Problem!.Code);
        Assert.Equal("task-unknown", (await Beat(round, task.AssignmentId, 1_000, annotator: 2)).Problem!.Code);
    }

    private Task<Result<HeartbeatView>> Beat(SeededRound round, Guid assignment, long focused, int annotator = 0) =>
        Bench.Get<Heartbeat>().Handle(new(assignment, focused), round.Annotators[annotator].Actor, default);
}

public sealed class HeartbeatOnSqlite() : HeartbeatTests(TestDatabase.Sqlite);

public sealed class HeartbeatOnPostgres() : HeartbeatTests(TestDatabase.Postgres);
