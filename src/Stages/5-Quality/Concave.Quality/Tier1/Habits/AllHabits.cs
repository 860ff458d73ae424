using Concave.Kernel;

namespace Concave.Quality.Tier1.Habits;

/// <summary>The pattern checks of tier 1.</summary>
internal static class AllHabits
{
    private static readonly IHabit[] All =
        [new Erring(), new Drift(Drift.Limit), new SideHabit(), new LongRun(), new LengthHabit(), new SuggestionHabit(), new RepeatedScores(), new Hasty(), new MarksWithoutSpan(), new Collusion()];

    /// <summary>Those whose field the record has.</summary>
    internal static IReadOnlyList<IHabit> Under(QualityPlan plan) =>
        [.. All.Where(h => !(plan.Recorded?.AbsentFields.Contains(h.Field, StringComparer.Ordinal) ?? false))];

    /// <summary>What stands out in a panel's work: who, which habit, what.</summary>
    internal static IEnumerable<(PersonWork Person, IHabit Habit, HabitFinding Finding)> Look(Panel panel, QualityPlan plan) =>
        from person in panel.People
        from habit in Under(plan)
        let finding = habit.Look(person, panel)
        where finding is not null
        select (person, habit, finding);
}
