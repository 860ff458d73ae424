using Concave.Kernel;

namespace Concave.Quality.Tier1.Habits;

/// <summary>The score grid of the judgment before, again and again, as it stood on the screen.</summary>
internal sealed class RepeatedScores : IHabit
{
    private const double LeastEffect = 0.25;

    public string Name => "repeated_scores";
    public string Field => "criterion_scores";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var repeated = Repeats(own);
        var others = panel.People.Where(p => p.Annotator != own.Annotator).Select(Repeats).Aggregate(default(Tally), (sum, t) => sum + t);
        return others.Of >= Odds.LeastOthers && Odds.IsAbove(repeated, others.Share, LeastEffect)
            ? new($"All scores were those of the judgment before in {Odds.Say(repeated)}; with the others in {Odds.Say(others)}.")
            : null;
    }

    private static Tally Repeats(PersonWork person)
    {
        var grids = person.Acts.Where(a => a.Judgment.Scores.Count > 0).Select(Grid).ToArray();
        return new(grids.Zip(grids.Skip(1)).Count(g => g.First.SequenceEqual(g.Second)), Math.Max(0, grids.Length - 1));
    }

    private static int[] Grid(Act act) => act.Judgment.Sides == Side.BLeft
        ? [.. act.Judgment.Scores.SelectMany(s => new[] { s.B, s.A })]
        : [.. act.Judgment.Scores.SelectMany(s => new[] { s.A, s.B })];
}
