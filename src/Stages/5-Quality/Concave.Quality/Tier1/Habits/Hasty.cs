namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// Steadily faster than the work can be done: the person's median pace is under a third of the others' median, the
/// usual cut for speeders. A single quick judgment is <see cref="TooFast"/>'s business.
/// </summary>
internal sealed class Hasty : IHabit
{
    private const double Share = 1 / 3.0;

    public string Name => "hasty";
    public string Field => "times";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var paces = Paces(own);
        var others = panel.People.Where(p => p.Annotator != own.Annotator).SelectMany(Paces).ToArray();
        if (paces.Length < Odds.LeastOwn || others.Length < Odds.LeastOthers)
            return null;
        var (mine, theirs) = (Median(paces), Median(others));
        return mine < Share * theirs
            ? new(FormattableString.Invariant($"A median of {mine:0} ms a word over {paces.Length} judgments; the others take {theirs:0}."))
            : null;
    }

    private static double[] Paces(PersonWork person) => [.. person.Acts.Select(a => a.Pace).OfType<double>()];

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[values.Length / 2] + values[(values.Length - 1) / 2]) / 2;
    }
}
