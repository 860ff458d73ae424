using Concave.Quality.Tests.Tier1.Habits;

namespace Concave.Benchmarks.Projects;

/// <summary>A kind of simulated project: who works on it, and what should be found.</summary>
/// <param name="Habit">The detector that should speak of the last person; "" when nobody is bad.</param>
/// <param name="WrongGold">Verified pairs whose answer is wrong.</param>
internal sealed record ProjectKind(string Name, IReadOnlyList<Behaviour> People, string Habit = "", int WrongGold = 0)
{
    internal const int Panel = 5;

    internal static readonly ProjectKind[] All =
    [
        new("honest people, right 88 to 96 %", Honest(Panel)),
        new("true κ 0.80: all right 94.7 %", [.. Enumerable.Repeat(new Behaviour { Accuracy = 0.947 }, Panel)]),
        new("true κ 0.60: all right 88.7 %", [.. Enumerable.Repeat(new Behaviour { Accuracy = 0.887 }, Panel)]),
        Among("a random clicker", new() { Accuracy = 0.5 }, "erring"),
        Among("one reads at a quarter of the time", new() { Pace = 60 }, "hasty"),
        Among("one repeats the scores", new() { Repeats = 0.7 }, "repeated_scores"),
        Among("one takes a side half the time", new() { Left = 0.5 }, "side_habit"),
        Among("one goes by side in runs of 25", new() { Runs = 25 }, "long_run"),
        Among("one falls from 92 to 60 % halfway", new() { ChangesAt = 50, Later = 0.60 }, "drift"),
        new("two verified answers are wrong", Honest(Panel), WrongGold: 2),
    ];

    /// <summary>How many of the panel are honest.</summary>
    internal int HonestPeople => Habit.Length > 0 ? Panel - 1 : Panel;

    /// <summary>One kind after the other.</summary>
    internal static ProjectKind Of(int seed) => All[seed % All.Length];

    /// <summary>Whether the person at this place of the panel is the bad one.</summary>
    internal bool IsBad(int person) => Habit.Length > 0 && person == Panel - 1;

    private static ProjectKind Among(string name, Behaviour bad, string habit) => new(name, [.. Honest(Panel - 1), bad], habit);

    private static Behaviour[] Honest(int people) =>
        [.. Enumerable.Range(0, people).Select(i => new Behaviour { Accuracy = 0.88 + (0.08 * i / (people - 1)), Pace = 180 + (40 * i), Repeats = 0.02 * i })];
}
