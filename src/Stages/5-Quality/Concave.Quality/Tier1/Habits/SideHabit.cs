namespace Concave.Quality.Tier1.Habits;

/// <summary>One side of the screen is preferred whatever stands there. Sides are drawn by a coin, so half is right for everybody.</summary>
internal sealed class SideHabit : IHabit
{
    private const double Half = 0.5;
    private const double LeastEffect = 0.08;

    public string Name => "side_habit";
    public string Field => "sides";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var left = Tally.Over(own.Acts, act => act.TookLeft);
        return Odds.IsAbove(left, Half, LeastEffect) || Odds.IsBelow(left, Half, LeastEffect)
            ? new($"The left response was preferred in {Odds.Say(left)} of the judgments with a preference; sides are drawn by a coin.")
            : null;
    }
}
