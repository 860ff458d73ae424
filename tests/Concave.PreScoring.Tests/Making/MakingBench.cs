using System.Text.Json;
using Concave.Data;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Features.MakeResponses;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Making;
using Concave.PreScoring.Tests.Fixtures;
using Concave.Testing;
using Concave.Testing.Judges;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.PreScoring.Tests.Making;

/// <summary>A project, a file of prompts, and two models whose server is on this machine.</summary>
internal sealed class MakingBench : IAsyncDisposable
{
    private MakingBench(Bench bench, JudgeServer server, MadeProject project) => (Bench, Server, Project) = (bench, server, project);

    internal Bench Bench { get; }
    internal JudgeServer Server { get; }
    internal MadeProject Project { get; }

    private string File => Path.Combine(Bench.Get<HomeFolder>().Path, "prompts.jsonl");

    internal static async Task<MakingBench> Open(TestDatabase on, Func<JudgeCall, JudgeReaction> react, ReadyProject? project = null, JudgeProtocol protocol = JudgeProtocol.Anthropic, int timeout = 5)
    {
        var bench = await Bench.Open(on, services =>
        {
            ReadyProject.Add(services);
            services.AddSingleton(TimeProvider.System);
        });
        MakingBench opened = new(bench, await JudgeServer.Start(react), await (project ?? new() { Pairs = 2, Gold = 2 }).Make(bench.Store, bench.Vault, TimeProvider.System));
        opened.Describe(protocol, timeout);
        return opened;
    }

    /// <summary>A strong and a weak model of one family, and a judge of another.</summary>
    internal void Describe(JudgeProtocol protocol, int timeout)
    {
        JudgeSettings Model(string name, string model) => new()
        {
            Name = name,
            Protocol = protocol,
            Model = model,
            BaseUrl = protocol == JudgeProtocol.OpenAi ? Server.OpenAiAddress : Server.Address,
            Price = new(1, 5),
            Concurrency = 4,
            TimeoutSeconds = timeout,
            MaxOutputTokens = 1_000,
        };
        var home = Bench.Get<HomeFolder>().Path;
        System.IO.File.WriteAllText(Path.Combine(home, "judges.json"), JsonSerializer.Serialize(
            new { Judges = new[] { Model("strong", "llama-sample-70b"), Model("weak", "llama-sample-1b"), Model("judge", "claude-sample") } }, RecordJson.Options));
    }

    /// <summary>Prompts with an id, and a response of the client where asked for.</summary>
    internal void Prompts(int count, bool withResponse = false) => System.IO.File.WriteAllLines(
        File, Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(
            withResponse
                ? new { id = $"prompt-{i}", prompt = Asked(i), response = (string?)$"The client's own answer {i}.", language = "en" }
                : new { id = $"prompt-{i}", prompt = Asked(i), response = (string?)null, language = "en" })));

    internal static string Asked(int number) => $"What does the sample of number {number} say?";

    internal OrderResponses.Request Request(ResponseSource kind, decimal budget = 100) =>
        new(Project.ProjectId, File, kind, "strong", budget) { Weak = kind == ResponseSource.StrongAndWeak ? "weak" : null };

    internal async Task<Guid> Start(ResponseSource kind, decimal budget = 100)
    {
        var ordered = await Bench.Get<OrderResponses>().Handle(Request(kind, budget), ReadyProject.Lead, default);
        Assert.Null(ordered.Problem);
        return ordered.Value!.OrderId;
    }

    /// <summary>Works until nothing is left to do, or the turns are used up.</summary>
    internal async Task<OrderView> Work(Guid order, int turns = 30)
    {
        for (var turn = 0; turn < turns && await Bench.Get<WorkOnOrder>().Handle(order, default) is { Again: not null }; turn++)
        {
        }

        return await Show();
    }

    internal async Task<OrderView> Run(ResponseSource kind) => await Work(await Start(kind));

    internal async Task<OrderView> Show()
    {
        var shown = await Bench.Get<ShowOrders>().Handle(new(Project.ProjectId), ReadyProject.Lead, default);
        Assert.Null(shown.Problem);
        return shown.Value![0];
    }

    /// <summary>The number of the prompt that a question is about.</summary>
    internal static int Place(JudgeCall call) => int.Parse(call.User.Split(' ')[6], System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Bench.DisposeAsync();
    }
}
