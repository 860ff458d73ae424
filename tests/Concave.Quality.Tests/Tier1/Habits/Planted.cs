using Concave.Kernel;
using Concave.Quality.Tier1.Habits;

namespace Concave.Quality.Tests.Tier1.Habits;

/// <summary>Nine honest people and one more: what is found in their simulated rounds, by seed.</summary>
internal static class Planted
{
    /// <summary>Honest people differ in skill, in speed and in how they lean on the AI.</summary>
    internal static readonly Behaviour[] Honest =
    [
        .. Enumerable.Range(0, 9).Select(i => new Behaviour
        {
            Accuracy = 0.88 + (0.01 * i), Pace = 180 + (20 * i), Follows = 0.02 * (i % 3), Long = 0.02 * (i % 2), Repeats = 0.02 * (i % 4),
        }),
    ];

    internal static Behaviour Bad(string planted) => planted switch
    {
        "random" => new() { Accuracy = 0.5 },
        "hasty" => new() { Pace = 60 },
        "straight" => new() { Repeats = 0.7 },
        "side" => new() { Left = 0.5 },
        "runs" => new() { Runs = 25 },
        "length" => new() { Long = 0.8 },
        "follower" => new() { Follows = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(planted), planted, "Not a behaviour."),
    };

    internal static List<(string Annotator, string Habit)> Found(int seed, Behaviour last) =>
        [.. AllHabits.Look(new SimulatedRound(seed, [.. Honest, last]).Panel(), QualityPlan.HouseStandard).Select(f => (f.Person.Annotator, f.Habit.Name))];

    /// <summary>What drift says of the work since somebody fell from 92 to 75 %, when it has been seen 60 times; null also for an alarm that was over before.</summary>
    internal static HabitFinding? Drifting(int seed)
    {
        var panel = new SimulatedRound(seed, [.. Honest, new Behaviour { ChangesAt = 200, Later = 0.75 }], each: 600).Panel();
        var own = panel.People[9];
        var seen = 0;
        var until = own.Acts.TakeWhile((a, i) => i < 200 || (seen += a.Right is null && a.WithPeers is null ? 0 : 1) < 60).ToList();
        return new Drift(Drift.Limit).Look(own with { Acts = until }, panel) is { } found && found.To > 200 ? found : null;
    }

    /// <summary>Who is paused in 500 judgments, looked at after every 50, when one falls from 92 to 65 % after 200.</summary>
    internal static string[] Paused(int seed)
    {
        var whole = new SimulatedRound(seed, [.. Honest, new Behaviour { ChangesAt = 200, Later = 0.65 }], each: 500).Panel();
        return [.. Enumerable.Range(1, 10).SelectMany(look => Paused(whole, until: 50 * look)).Distinct()];
    }

    private static IEnumerable<string> Paused(Panel whole, int until) =>
        PauseRules.OfPeople(new([.. whole.People.Select(p => p with { Acts = [.. p.Acts.Take(until)] })]), new Dictionary<string, DateTimeOffset>()).Select(p => p.Annotator);
}
