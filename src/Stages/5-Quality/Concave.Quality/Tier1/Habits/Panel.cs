namespace Concave.Quality.Tier1.Habits;

/// <summary>The people of a round. Whoever is looked at is held against the others, never against themselves.</summary>
internal sealed class Panel(IReadOnlyList<PersonWork> people)
{
    private readonly Dictionary<Func<Act, bool?>, Dictionary<string, Tally>> tallies = [];

    internal IReadOnlyList<PersonWork> People => people;

    /// <summary>What the others did, all together.</summary>
    /// <param name="own">Left out.</param>
    /// <param name="sign">What is counted; a static method, so that it is counted once for the whole panel.</param>
    internal Tally Others(PersonWork own, Func<Act, bool?> sign)
    {
        if (!tallies.TryGetValue(sign, out var all))
            tallies[sign] = all = people.ToDictionary(p => p.Annotator, p => Tally.Over(p.Acts, sign), StringComparer.Ordinal);
        return all.Where(t => t.Key != own.Annotator).Aggregate(default(Tally), (sum, t) => sum + t.Value);
    }
}
