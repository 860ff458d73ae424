using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.PreScoring.Judges;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>A first pass in an installation whose processes are killed.</summary>
public abstract class KilledPass(TestDatabase database, JudgeProtocol protocol, int pairs) : KilledWork(database)
{
    internal const int AtOnce = 16;

    private protected override JudgeReaction React(JudgeCall call) => SampleVerdicts.Honest(call);

    private protected async Task<(Guid Project, Guid Pass)> Prepare(AskingWay way)
    {
        await using var services = Home.Open();
        var (store, vault, clock) = (services.GetRequiredService<Store>(), services.GetRequiredService<ContentVault>(), TimeProvider.System);
        await store.Migrate(default);
        var round = await SeededRound.Make(store, vault, clock, new() { Pairs = 3, Gold = 0 });
        await FreePairs.Add(store, vault, round.ProjectId, pairs, clock);
        await File.WriteAllTextAsync(PathOf("judges.json"), JsonSerializer.Serialize(new
        {
            Judges = new[]
            {
                new JudgeSettings { Name = "sample", Protocol = protocol, Model = "claude-haiku-5-5", BaseUrl = protocol == JudgeProtocol.OpenAi ? Server.OpenAiAddress : Server.Address, Concurrency = AtOnce, TimeoutSeconds = 20 },
            },
        }, RecordJson.Options));
        var started = await services.GetRequiredService<RunFirstPass>().Handle(new(round.ProjectId, "sample", Budget: 1_000, Way: way), Lead, default);
        Assert.Null(started.Problem);
        return (round.ProjectId, started.Value);
    }

    private protected async Task<PassView> Look(Guid project)
    {
        await using var services = Home.Open();
        return (await services.GetRequiredService<ShowFirstPass>().Handle(new(project), Lead, default)).Value!.Single();
    }

    /// <summary>Each answer is there once, and an opinion exactly when both of its answers are.</summary>
    /// <returns>How many answers there are.</returns>
    private protected async Task<int> AssertWhole(Guid project)
    {
        await using var services = Home.Open();
        await using var db = services.GetRequiredService<Store>().Read();
        var answers = await db.Set<JudgeAnswer>().Where(a => a.ProjectId == project).Select(a => new { a.PairId, a.Question, a.Try, a.Kind }).ToListAsync();
        Assert.Equal(answers.Count, answers.DistinctBy(a => (a.PairId, a.Question)).Count());
        Assert.All(answers, a => Assert.Equal((AnswerKind.Verdict, 1), (a.Kind, a.Try)));
        var opinions = await db.Set<PreScoring.Opinions.Opinion>().Where(o => o.ProjectId == project).Select(o => o.PairId).ToListAsync();
        Assert.Equal(opinions.Count, opinions.Distinct().Count());
        Assert.Equal(opinions.Order(), answers.GroupBy(a => a.PairId).Where(g => g.Count() == 2).Select(g => g.Key).Order()); // the last answer and the opinion are one act
        return answers.Count;
    }
}
