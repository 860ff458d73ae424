namespace Concave.Quality.Tier1.Habits;

/// <summary>The AI's suggestion is followed, or opposed, far more often than the others do [R2].</summary>
internal sealed class SuggestionHabit : IHabit
{
    private const double LeastEffect = 0.12;

    public string Name => "suggestion_habit";
    public string Field => "suggestion";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var (followed, others) = (Tally.Over(own.Acts, Followed), panel.Others(own, Followed));
        if (others.Of < Odds.LeastOthers)
            return null;
        return Odds.IsAbove(followed, others.Share, LeastEffect) || Odds.IsBelow(followed, others.Share, LeastEffect)
            ? new($"The suggestion on the screen was followed in {Odds.Say(followed)}; the others follow theirs in {Odds.Say(others)}.")
            : null;
    }

    private static bool? Followed(Act act) => act.Followed;
}
