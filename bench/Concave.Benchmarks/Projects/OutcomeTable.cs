using Concave.Agreement;

namespace Concave.Benchmarks.Projects;

/// <summary>The simulated projects as docs/quality.md shows them.</summary>
internal static class OutcomeTable
{
    internal static void Print(ProjectOutcome[] outcomes)
    {
        var options = SimulatedProject.Options(0);
        Console.WriteLine(FormattableString.Invariant(
            $"simulated: {outcomes.Length} projects of {options.Pairs} pairs by {ProjectKind.Panel} people, {outcomes.Sum(o => o.Judgments)} judgments in all; exact 95 % intervals"));
        Console.WriteLine("| simulated project | released | gates that failed | found | honest people's habits, in 1,000 judgments | flags of single judgments, in 1,000 | honest people paused |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var kind in ProjectKind.All)
            Row(kind, [.. outcomes.Where(o => o.Kind == kind)]);
        Honest(outcomes);
    }

    /// <summary>How often what was planted in projects of this kind was found; null where nothing was planted.</summary>
    internal static (int Hits, int Of)? Found(ProjectKind kind, ProjectOutcome[] of) => kind switch
    {
        { Habit.Length: > 0 } => (of.Count(o => o.Habits.Contains(new(kind.Habit, ProjectKind.Panel - 1))), of.Length),
        { WrongGold: > 0 } => (of.Sum(o => o.WrongDoubted), of.Length * kind.WrongGold),
        _ => null,
    };

    private static void Row(ProjectKind kind, ProjectOutcome[] of)
    {
        if (of.Length == 0)
            return;
        var failed = of.SelectMany(o => o.FailedGates).GroupBy(g => g).OrderByDescending(g => g.Count()).Select(g => FormattableString.Invariant($"{g.Key} {g.Count()}"));
        var found = Found(kind, of) is var (hits, n) ? Share(hits, n) : "";
        var honest = of.Sum(o => o.HonestJudgments);
        Console.WriteLine(FormattableString.Invariant(
            $"| {kind.Name} | {Share(of.Count(o => o.Released), of.Length)} | {string.Join(", ", failed)} | {found} | {1000.0 * of.Sum(o => o.HonestHabits) / honest:0.00} | {1000.0 * of.Sum(o => o.SingleFlags) / honest:0.00} | {of.Sum(o => o.HonestPaused)} of {of.Length * kind.HonestPeople} |"));
    }

    private static void Honest(ProjectOutcome[] outcomes)
    {
        var honest = outcomes.Sum(o => o.HonestJudgments);
        Console.WriteLine(FormattableString.Invariant(
            $"honest work in all {honest} judgments: {1000.0 * outcomes.Sum(o => o.HonestHabits) / honest:0.00} habits, {1000.0 * outcomes.Sum(o => o.SingleFlags) / honest:0.00} flags of single judgments in 1,000; verified pairs with the right answer called bad: {outcomes.Sum(o => o.OthersDoubted)}"));
        var alarms = outcomes.SelectMany(o => o.Habits.Where(h => !o.Kind.IsBad(h.Person))).GroupBy(h => h.Habit).OrderByDescending(g => g.Count());
        var people = outcomes.Sum(o => o.Kind.HonestPeople);
        foreach (var habit in alarms)
            Console.WriteLine(FormattableString.Invariant($"  {habit.Key}: {habit.Count()} of {people} honest people"));
    }

    private static string Share(int hits, int of)
    {
        var interval = Proportion.ClopperPearson(hits, of);
        return FormattableString.Invariant($"{hits} of {of} ({interval.Lower.Value:0.0%} to {interval.Upper.Value:0.0%})");
    }
}
