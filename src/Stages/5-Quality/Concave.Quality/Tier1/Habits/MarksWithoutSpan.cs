namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// Faults are marked on whole responses, not on the words that are wrong, far more often than the others do: a mark
/// without a place cannot be checked by anybody.
/// </summary>
internal sealed class MarksWithoutSpan : IHabit
{
    private const double LeastEffect = 0.25;
    private static readonly string[] Faults = ["hallucination", "sycophancy", "safety"];

    public string Name => "marks_without_span";
    public string Field => "flags";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var (whole, others) = (Tally.Over(own.Acts, IsWhole), panel.Others(own, IsWhole));
        return others.Of >= Odds.LeastOthers && Odds.IsAbove(whole, others.Share, LeastEffect)
            ? new($"Faults are marked without the words that show them in {Odds.Say(whole)} judgments with such marks; with the others in {Odds.Say(others)}.")
            : null;
    }

    // A judgment with a place for one of its faults shows where to look.
    private static bool? IsWhole(Act act)
    {
        var faults = act.Judgment.Flags.Where(f => Faults.Contains(f.Kind, StringComparer.Ordinal)).ToArray();
        return faults.Length == 0 ? null : faults.All(f => f.Start < 0);
    }
}
