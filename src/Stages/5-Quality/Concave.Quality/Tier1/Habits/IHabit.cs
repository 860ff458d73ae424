namespace Concave.Quality.Tier1.Habits;

/// <summary>A pattern over one person's work of a round.</summary>
/// <param name="Evidence">In figures a person can check.</param>
/// <param name="From">The number of the first act it concerns.</param>
/// <param name="To">The number after the last: the work between them is looked at by a second person.</param>
/// <param name="Judgments">The judgments it concerns when they are not all between.</param>
internal sealed record HabitFinding(string Evidence, int From = 0, int To = int.MaxValue, IReadOnlySet<Guid>? Judgments = null)
{
    /// <summary>The acts it concerns.</summary>
    internal IEnumerable<Act> Of(PersonWork person) =>
        person.Acts.Take(To).Skip(From).Where(act => Judgments?.Contains(act.Judgment.Judgment) ?? true);
}

/// <summary>
/// One pattern check of tier 1 [Q1]. Pure. What it finds sends the person's work to a second person and tells the lead
/// why; it decides nothing about anybody.
/// </summary>
internal interface IHabit
{
    /// <summary>Stable, snake_case; stands in the record of each flag it raises.</summary>
    string Name { get; }

    /// <summary>The field of the record it looks at; recorded work may declare it absent.</summary>
    string Field { get; }

    HabitFinding? Look(PersonWork own, Panel panel);
}
