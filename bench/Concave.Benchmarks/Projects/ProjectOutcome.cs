namespace Concave.Benchmarks.Projects;

/// <summary>Somebody who stood out while a round was judged.</summary>
/// <param name="Habit">The detector.</param>
/// <param name="Person">Their place in the panel.</param>
internal sealed record StoodOut(string Habit, int Person);

/// <summary>What came of one simulated project.</summary>
internal sealed record ProjectOutcome
{
    public required int Seed { get; init; }
    public required bool Released { get; init; }
    public required IReadOnlyList<string> FailedGates { get; init; }
    public required IReadOnlyList<StoodOut> Habits { get; init; }

    /// <summary>Flags of single judgments on the honest people's work.</summary>
    public required int SingleFlags { get; init; }

    /// <summary>Places in the panel of everybody who was paused.</summary>
    public required IReadOnlyList<int> Paused { get; init; }
    public required int Judgments { get; init; }
    public required int HonestJudgments { get; init; }

    /// <summary>Verified pairs with a wrong answer that were called bad.</summary>
    public required int WrongDoubted { get; init; }

    /// <summary>Verified pairs with the right answer that were called bad.</summary>
    public required int OthersDoubted { get; init; }

    internal ProjectKind Kind => ProjectKind.Of(Seed);
    internal int HonestHabits => Habits.Count(h => !Kind.IsBad(h.Person));
    internal int HonestPaused => Paused.Count(p => !Kind.IsBad(p));
}
