using Concave.Data.Jobs;
using Concave.Kernel;
using Concave.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Cli.Demo;

/// <summary>Everything the demo's acts share: the services, the moving clock, who is who, and what the sample knows.</summary>
internal sealed class DemoWorld(IServiceProvider services, SimulatedClock clock, string samples)
{
    /// <summary>One seed for everything that chance decides, so that the demo tells the same story each time.</summary>
    internal const string Seed = "concave demo";

    internal SimulatedClock Clock { get; } = clock;
    internal Actor Lead { get; } = new(clock.NewId(), Roles.Lead);
    internal Guid ClientId { get; set; }
    internal Guid ProjectId { get; set; }
    internal Guid BatchId { get; set; }
    internal Actor Client => new(_clientUser, Roles.Client, ClientId);
    internal IReadOnlyList<DemoPerson> Panel { get; set; } = [];
    internal Memory Memory { get; } = new(new[] { "pairs", "calibration", "gold", "pilot" }.SelectMany(f => KnownPair.ReadAll(Path.Combine(samples, $"{f}.jsonl"))));

    private readonly Guid _clientUser = clock.NewId();

    internal string Sample(string file) => Path.Combine(samples, file);

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Lets the workers do what is due.</summary>
    internal Task<int> RunJobs(CancellationToken stop) => Get<WorkJobs>().RunDue(stop);
}

/// <summary>One simulated person and the account under which they act.</summary>
internal sealed record DemoPerson(Actor Actor, SimulatedExpert Expert)
{
    internal PanelMember Member => Expert.Member;
}

/// <summary>The demo's story broke off: a step that must succeed was refused.</summary>
internal sealed class DemoBroken(Problem problem) : Exception(problem.ToString())
{
    internal Problem Problem { get; } = problem;
}

/// <summary>Steps of the story that have to succeed.</summary>
internal static class DemoSteps
{
    internal static async Task<T> OrBreak<T>(this Task<Result<T>> step)
    {
        var result = await step;
        return result.Failed ? throw new DemoBroken(result.Problem) : result.Value;
    }
}
