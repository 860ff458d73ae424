using Concave.Annotation.Features;
using Concave.Annotation.Working;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Tests.Features;

public abstract class ReturnTests(TestDatabase database) : AnnotationBench(database)
{
    [Fact]
    public async Task A_task_given_back_goes_to_somebody_else_and_never_to_the_same_person()
    {
        var round = await Round(new() { Pairs = 1, Gold = 0, SlotsPerPair = 1, Annotators = 2 });
        var task = Good(await Claim(round));
        Good(await Return(round, task.AssignmentId, "The text is in a dialect I do not read."));
        Good(await Return(round, task.AssignmentId, "again"));

        Assert.Equal("no-task", (await Claim(round)).Problem!.Code);
        Assert.Equal("task-closed", (await Submit(round, task.AssignmentId)).Problem!.Code);
        Good(await Submit(round, Good(await Claim(round, 1)).AssignmentId, 1));
        await using var db = Bench.Store.Read();
        Assert.Equal("The text is in a dialect I do not read.", System.Text.Encoding.UTF8.GetString(
            await Bench.Vault.OpenBytes(round.ProjectId, (await db.TaskReturns.SingleAsync()).Reason, default)));
        var told = Assert.Single(Good(await Bench.Get<ShowProgress>().Handle(new(round.ProjectId), new(Bench.Clock.NewId(), Roles.Lead), default)).Returned);
        Assert.Equal((ReturnKind.NotMine, "The text is in a dialect I do not read."), (told.Kind, told.Reason));
        Assert.Empty(Good(await Bench.Get<ShowProgress>().Handle(new(round.ProjectId), round.Annotators[0].Actor, default)).Returned);
    }

    [Fact]
    public async Task A_return_needs_a_reason_and_ones_own_open_task()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        Assert.Equal("reason-missing", (await Return(round, task.AssignmentId, "  ")).Problem!.Code);
        Assert.Equal("task-unknown", (await Return(round, task.AssignmentId, "mine now", annotator: 1)).Problem!.Code);
        Good(await Submit(round, task.AssignmentId));
        Assert.Equal("task-closed", (await Return(round, task.AssignmentId, "too late")).Problem!.Code);
        await using var db = Bench.Store.Read();
        Assert.Equal(1, await db.Slots.CountAsync(s => s.State == SlotState.Done));
    }

    private Task<Result<Done>> Return(SeededRound round, Guid assignment, string reason, int annotator = 0) =>
        Bench.Get<ReturnTask>().Handle(new(assignment, reason, ReturnKind.NotMine), round.Annotators[annotator].Actor, default);
}

public sealed class ReturnOnSqlite() : ReturnTests(TestDatabase.Sqlite);

public sealed class ReturnOnPostgres() : ReturnTests(TestDatabase.Postgres);
