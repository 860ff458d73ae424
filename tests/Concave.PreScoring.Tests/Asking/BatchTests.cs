using System.Net;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Tests.Fixtures;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Tests.Asking;

/// <summary>Message batches, over the real client.</summary>
public abstract class BatchTests(TestDatabase database)
{
    private static readonly ReadyProject Twenty = new() { Pairs = 20, Gold = 0 };

    [Fact]
    public async Task Both_orders_go_in_one_batch_at_half_the_price_and_nothing_stays_at_the_provider()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), Twenty);
        await using var direct = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), Twenty);

        var view = await bench.Run(way: AskingWay.Batches);

        Assert.Equal((PassState.Finished, 20, 20, 40), (view.State, view.Done, view.Consistent, view.Answers));
        Assert.Equal((1, 0, 1), (bench.Server.Batches.Created, bench.Server.Batches.Kept, bench.Server.Batches.Deleted));
        Assert.Equal(bench.Server.Tokens, (view.InputTokens, view.OutputTokens));
        Assert.Equal((await direct.Run()).Spent / 2d, view.Spent, view.Spent / 100d);
        await using var db = bench.Bench.Store.Read();
        Assert.True(await db.JudgeAnswers.AllAsync(a => a.InBatch && a.Kind == AnswerKind.Verdict));
    }

    [Fact]
    public async Task What_expired_is_asked_again_and_what_was_broken_too()
    {
        await using var bench = await JudgeBench.Open(database, call => call.Number == 3 ? new Answers("oops") : SampleVerdicts.Honest(call), Twenty);
        bench.Server.Batches.Expires = place => place == 5 && bench.Server.Batches.Created == 1;

        var view = await bench.Run(way: AskingWay.Batches);

        Assert.Equal((PassState.Finished, 20, 20, 41), (view.State, view.Done, view.Consistent, view.Answers));
        Assert.Equal((2, 0), (bench.Server.Batches.Created, bench.Server.Batches.Kept));
    }

    [Fact]
    public async Task A_batch_whose_sending_nobody_lived_to_see_is_found_and_not_sent_again()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), Twenty);
        bench.Server.Batches.Looks = 100;
        var pass = await bench.Start(way: AskingWay.Batches);
        await bench.Work(pass, turns: 1);
        await using (var db = bench.Bench.Store.Read())
            Assert.Equal(1, await db.JudgeBatches.Where(b => b.State == JudgeBatchState.Sent).ExecuteUpdateAsync(b => b.SetProperty(x => x.State, JudgeBatchState.Intended).SetProperty(x => x.ProviderId, (string?)null)));
        bench.Server.Batches.Release();

        var view = await bench.Work(pass);

        Assert.Equal((PassState.Finished, 20, 40, 1, 0), (view.State, view.Done, view.Answers, bench.Server.Batches.Created, bench.Server.Batches.Kept));
    }

    [Fact]
    public async Task A_batch_that_the_provider_does_not_take_bars_the_pass_with_its_words()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), Twenty);
        bench.Server.Batches.Refuses = number => number == 1 ? ((int)HttpStatusCode.PaymentRequired, "Your credit balance is too low.") : null;

        var view = await bench.Run(way: AskingWay.Batches);
        Assert.Equal((PassState.Barred, "HTTP 402: Your credit balance is too low."), (view.State, view.Why));

        Assert.Equal(PassState.Finished, (await bench.Run(way: AskingWay.Batches)).State);
    }

    [Fact]
    public async Task Stopped_in_the_middle_the_batch_is_still_brought_in_and_deleted()
    {
        await using var bench = await JudgeBench.Open(database, call => SampleVerdicts.Honest(call), Twenty);
        bench.Server.Batches.Looks = 100;
        var pass = await bench.Start(way: AskingWay.Batches);
        await bench.Work(pass, turns: 1);
        Assert.Null((await bench.Bench.Get<StopFirstPass>().Handle(new(pass), ReadyProject.Lead, default)).Problem);
        bench.Server.Batches.Release();

        var view = await bench.Work(pass);

        Assert.Equal((PassState.Stopped, 20, 0), (view.State, view.Done, bench.Server.Batches.Kept));
    }
}

public sealed class BatchesOnSqlite() : BatchTests(TestDatabase.Sqlite);

public sealed class BatchesOnPostgres() : BatchTests(TestDatabase.Postgres);
