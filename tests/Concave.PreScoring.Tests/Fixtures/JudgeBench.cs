using System.Text.Json;
using Concave.Data;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.PreScoring.Judges;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.PreScoring.Tests.Fixtures;

/// <summary>A project with a judge whose server is on this machine. The clock is the real one: so are the sockets.</summary>
internal sealed class JudgeBench : IAsyncDisposable
{
    /// <summary>Nothing that is kept or logged may hold it.</summary>
    internal const string Key = "sk-sample-6f1d2c3b4a5968778695a4b3c2d1e0f9";

    private JudgeBench(Bench bench, JudgeServer server, MadeProject project) => (Bench, Server, Project) = (bench, server, project);

    internal Bench Bench { get; }
    internal JudgeServer Server { get; }
    internal MadeProject Project { get; }

    internal static async Task<JudgeBench> Open(
        TestDatabase on, Func<JudgeCall, JudgeReaction> react, ReadyProject? project = null, Func<JudgeSettings, JudgeSettings>? settings = null, Action<IServiceCollection>? add = null)
    {
        var bench = await Bench.Open(on, services =>
        {
            ReadyProject.Add(services);
            services.AddSingleton(TimeProvider.System);
            add?.Invoke(services);
        });
        var server = await JudgeServer.Start(react);
        var made = await (project ?? new()).Make(bench.Store, bench.Vault, TimeProvider.System);
        JudgeBench opened = new(bench, server, made);
        opened.Describe(settings ?? (judge => judge));
        return opened;
    }

    /// <summary>Writes judges.json anew.</summary>
    internal void Describe(Func<JudgeSettings, JudgeSettings> settings)
    {
        var home = Bench.Get<HomeFolder>().Path;
        File.WriteAllText(Path.Combine(home, "judge.key"), Key + "\n");
        var judge = settings(new()
        {
            Name = "sample",
            Protocol = JudgeProtocol.Anthropic,
            Model = "claude-haiku-5-5",
            BaseUrl = Server.Address,
            KeyFile = Path.Combine(home, "judge.key"),
            Concurrency = 4,
            TimeoutSeconds = 5,
            MaxOutputTokens = 1_000,
        });
        if (judge.Protocol == JudgeProtocol.OpenAi)
            judge = judge with { BaseUrl = Server.OpenAiAddress };
        File.WriteAllText(Path.Combine(home, "judges.json"), JsonSerializer.Serialize(new { Judges = new[] { judge } }, RecordJson.Options));
    }

    internal async Task<Guid> Start(decimal budget = 100, AskingWay way = AskingWay.Direct)
    {
        var started = await Bench.Get<RunFirstPass>().Handle(new(Project.ProjectId, "sample", budget, way), ReadyProject.Lead, default);
        Assert.Null(started.Problem);
        return started.Value;
    }

    /// <summary>Works until nothing is left to do, or the turns are used up.</summary>
    internal async Task<PassView> Work(Guid pass, int turns = 30)
    {
        var work = Bench.Get<WorkOnPass>();
        for (var turn = 0; turn < turns && await work.Handle(pass, default) is { Again: not null }; turn++)
        {
        }

        return await Show();
    }

    internal async Task<PassView> Run(decimal budget = 100, AskingWay way = AskingWay.Direct) => await Work(await Start(budget, way));

    internal async Task<PassView> Show()
    {
        var shown = await Bench.Get<ShowFirstPass>().Handle(new(Project.ProjectId), ReadyProject.Lead, default);
        Assert.Null(shown.Problem);
        return shown.Value![0];
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Bench.DisposeAsync();
    }
}
