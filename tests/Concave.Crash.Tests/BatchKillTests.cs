using Concave.Data.Writing;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>
/// The process that asks in message batches dies where it hurts most: when the provider has taken the batch and the
/// process does not know, and in the middle of keeping its answers.
/// </summary>
public abstract class BatchKillTests(TestDatabase database) : KilledPass(database, JudgeProtocol.Anthropic, Pairs)
{
    private const int Pairs = 600;

    [Fact]
    public async Task Killed_twice_the_batch_is_sent_once_every_answer_is_there_once_and_nothing_stays_at_the_provider()
    {
        var (project, pass) = await Prepare(AskingWay.Batches);
        TaskCompletionSource silence = new();
        Server.Batches.BeforeReply = () => silence.Task;
        await Work("ask", pass, life: 0, () => Task.FromResult(Server.Batches.Created == 1));
        silence.SetResult();
        Assert.Equal((0, 1), (await AssertWhole(project), Server.Batches.Kept));

        await using var services = Home.Open();
        await Work("ask", pass, life: 1, async () =>
        {
            await using var db = services.GetRequiredService<Store>().Read();
            return await db.Set<JudgeAnswer>().CountAsync(a => a.ProjectId == project) >= 100;
        });
        Assert.InRange(await AssertWhole(project), 100, (2 * Pairs) - 1);

        await Work("ask", pass, life: 2, hour: null);

        Assert.Equal(2 * Pairs, await AssertWhole(project));
        var view = await Look(project);
        Assert.Equal((PassState.Finished, Pairs, Pairs, 2 * Pairs), (view.State, view.Done, view.Consistent, view.Answers));
        Assert.Equal((1, 1, 0, 2 * Pairs), (Server.Batches.Created, Server.Batches.Deleted, Server.Batches.Kept, Server.Batches.CustomIds.Count));
    }
}

public sealed class BatchKillOnSqlite() : BatchKillTests(TestDatabase.Sqlite);

public sealed class BatchKillOnPostgres() : BatchKillTests(TestDatabase.Postgres);
