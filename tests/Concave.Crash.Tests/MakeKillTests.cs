using System.Globalization;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.MakeResponses;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Making;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>The process that has responses made dies twice in the middle of it, as by a power switch. Another goes on each time.</summary>
public abstract class MakeKillTests(TestDatabase database) : KilledWork(database)
{
    private const int Prompts = 400;
    private const int AtOnce = 8;
    private const int FailsEvery = 97;
    private static readonly int[] KillAt = [250, 550];

    [Fact]
    public async Task Killed_twice_every_response_is_there_once_and_nothing_that_came_is_asked_for_again()
    {
        var (project, order) = await Prepare();
        await Work("make", order, KillAt, () => AssertWhole(order));

        await using var services = Home.Open();
        var view = (await services.GetRequiredService<ShowOrders>().Handle(new(project), Lead, default)).Value!.Single();
        Assert.Equal((PassState.Finished, Prompts, 2 * Prompts), (view.State, view.Made, view.Answers));
        var failed = Server.Calls.Count(c => c.Number % FailsEvery == 0);
        var lost = Server.Calls.Count - failed - view.Answers;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Server.Calls.Count} questions, {failed} of them failed on purpose, {view.Answers} responses kept, {lost} lost with the two processes"));
        Assert.InRange(lost, 0, KillAt.Length * AtOnce); // what was under way when the process died
    }

    private protected override JudgeReaction React(JudgeCall call) =>
        call.Number % FailsEvery == 0 ? new Fails(529, "Overloaded.") : new Answers($"It says {call.Number}, and that is all.");

    private async Task<(Guid Project, Guid Order)> Prepare()
    {
        await using var services = Home.Open();
        var (store, vault, clock) = (services.GetRequiredService<Store>(), services.GetRequiredService<ContentVault>(), TimeProvider.System);
        await store.Migrate(default);
        var round = await SeededRound.Make(store, vault, clock, new() { Pairs = 3, Gold = 0 });
        await File.WriteAllTextAsync(PathOf("judges.json"), JsonSerializer.Serialize(new
        {
            Judges = new[] { new JudgeSettings { Name = "sample", Protocol = JudgeProtocol.OpenAi, Model = "qwen3-sample", Price = new(1, 5), BaseUrl = Server.OpenAiAddress, Concurrency = AtOnce, TimeoutSeconds = 20 } },
        }, RecordJson.Options));
        var prompts = PathOf("prompts.jsonl");
        await File.WriteAllLinesAsync(prompts, Enumerable.Range(0, Prompts).Select(i => JsonSerializer.Serialize(new { id = $"prompt-{i}", prompt = $"What does sample {i} say?" })));
        var ordered = await services.GetRequiredService<OrderResponses>().Handle(new(round.ProjectId, prompts, ResponseSource.TwoSamples, "sample", 1_000), Lead, default);
        Assert.Null(ordered.Problem);
        return (round.ProjectId, ordered.Value!.OrderId);
    }

    private async Task AssertWhole(Guid order)
    {
        await using var services = Home.Open();
        await using var db = services.GetRequiredService<Store>().Read();
        var answers = await db.Set<MadeAnswer>().Where(a => a.OrderId == order).Select(a => new { a.PromptId, a.Part, a.Try, a.Kind }).ToListAsync();
        Assert.Equal(answers.Count, answers.DistinctBy(a => (a.PromptId, a.Part)).Count());
        Assert.All(answers, a => Assert.Equal((MadeKind.Response, 1), (a.Kind, a.Try)));
        var made = await db.MadePairs.Where(m => m.OrderId == order).Select(m => m.Id).ToListAsync();
        Assert.Equal(made.Order(), answers.GroupBy(a => a.PromptId).Where(g => g.Count() == 2).Select(g => g.Key).Order()); // the last answer and the pair are one act
    }
}

public sealed class MakeKillOnSqlite() : MakeKillTests(TestDatabase.Sqlite);

public sealed class MakeKillOnPostgres() : MakeKillTests(TestDatabase.Postgres);
