using System.Text.Json;
using Concave.Cli.Home;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel.Records;
using Concave.PreScoring.Judges;
using Concave.Studio.Composition;
using Concave.Testing;
using Concave.Testing.Judges;

namespace Concave.Cli.Tests;

/// <summary><c>concave prescore</c> as a person runs it, against a judge's server of this machine.</summary>
public sealed class PrescoreTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_pass_runs_to_its_end_and_running_it_again_asks_nothing()
    {
        await using var server = await JudgeServer.Start(call => SampleVerdicts.Honest(call));
        var project = await Prepare(server, pairs: 40);
        string[] run = ["prescore", "run", "--project", $"{project}", "--judge", "sample", "--budget", "5", "--home", scratch["home"], "--json"];

        var first = await Prompt.Run(run);
        var asked = server.Calls.Count;
        var again = await Prompt.Run(run);
        var status = await Prompt.Run("prescore", "status", "--project", $"{project}", "--home", scratch["home"]);

        Assert.Equal((0, 0, 0), (first.Code, again.Code, status.Code));
        using var view = JsonDocument.Parse(first.Out);
        Assert.Equal(("finished", 40, 80), (view.RootElement.GetProperty("state").GetString(), view.RootElement.GetProperty("done").GetInt32(), view.RootElement.GetProperty("answers").GetInt32()));
        Assert.Equal((80, 80), (asked, server.Calls.Count));
        Assert.Contains("40 the same in both orders", status.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_of_the_budget_it_says_what_is_left_and_the_exit_code_says_so_too()
    {
        await using var server = await JudgeServer.Start(call => SampleVerdicts.Honest(call));
        var project = await Prepare(server, pairs: 60);

        var run = await Prompt.Run("prescore", "run", "--project", $"{project}", "--judge", "sample", "--budget", "0.01", "--home", scratch["home"]);

        Assert.Equal(1, run.Code);
        Assert.Contains("out of budget", run.Out, StringComparison.Ordinal);
        Assert.Contains("left: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_first_pass_is_held_against_each_person_and_their_majority()
    {
        var compared = await Prompt.Run("prescore", "compare", "--pairs", Prompt.Data("pandalm-testset-v1.json"), "--opinions", Prompt.Data("pandalm-gpt35-verdicts.json"), "--json");

        Assert.Equal((0, ""), (compared.Code, compared.Error));
        using var view = JsonDocument.Parse(compared.Out);
        var root = view.RootElement;
        var rows = root.GetProperty("agreement").EnumerateArray().ToList();
        Assert.Equal(["annotator1", "annotator2", "annotator3", "majority"], rows.Select(r => r.GetProperty("with").GetString()));
        Assert.All(rows, r => Assert.InRange(r.GetProperty("agreed").GetProperty("share").GetDouble(), r.GetProperty("agreed").GetProperty("low95").GetDouble(), r.GetProperty("agreed").GetProperty("high95").GetDouble()));
        // The record states no confidence and saw one order only: nothing may rest on it alone.
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, 0), (root.GetProperty("place").ValueKind, root.GetProperty("calibration").ValueKind, root.GetProperty("stated").GetInt32()));
        Assert.All(root.GetProperty("judged_twice").EnumerateArray(), t => Assert.Equal(1, t.GetProperty("judged_twice").GetProperty("share").GetDouble()));
    }

    [Fact]
    public async Task A_judge_says_what_it_still_needs()
    {
        await using var server = await JudgeServer.Start(call => SampleVerdicts.Honest(call));
        var project = await Prepare(server, pairs: 1);

        var judges = await Prompt.Run("prescore", "judges", "--home", scratch["home"]);
        var unknown = await Prompt.Run("prescore", "run", "--project", $"{project}", "--judge", "nobody", "--budget", "1", "--home", scratch["home"]);

        Assert.Equal(0, judges.Code);
        Assert.Contains("ready to be asked", judges.Out, StringComparison.Ordinal);
        Assert.Contains("There is no key", judges.Out, StringComparison.Ordinal);
        Assert.Equal(2, unknown.Code);
        Assert.Contains("sample", unknown.Error, StringComparison.Ordinal);
    }

    private async Task<Guid> Prepare(JudgeServer server, int pairs)
    {
        await using var home = await OwnHome.Open(new Installation(scratch["home"]), default);
        var (store, vault) = (home.Get<Store>(), home.Get<ContentVault>());
        var round = await SeededRound.Make(store, vault, TimeProvider.System, new() { Pairs = 3, Gold = 0 });
        await FreePairs.Add(store, vault, round.ProjectId, pairs, TimeProvider.System);
        JudgeSettings sample = new() { Name = "sample", Protocol = JudgeProtocol.Anthropic, Model = "claude-haiku-5-5", BaseUrl = server.Address };
        await File.WriteAllTextAsync(Path.Combine(scratch["home"], "judges.json"), JsonSerializer.Serialize(
            new { Judges = new[] { sample, sample with { Name = "keyless", KeyFile = scratch["no.key"] } } }, RecordJson.Options));
        return round.ProjectId;
    }
}
