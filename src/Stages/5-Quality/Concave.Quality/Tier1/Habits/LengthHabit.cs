namespace Concave.Quality.Tier1.Habits;

/// <summary>The longer, or the shorter, response is preferred far more often than the others prefer it on their pairs.</summary>
internal sealed class LengthHabit : IHabit
{
    private const double LeastEffect = 0.15;

    public string Name => "length_habit";
    public string Field => "preference";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var (longer, others) = (Tally.Over(own.Acts, TookLonger), panel.Others(own, TookLonger));
        if (others.Of < Odds.LeastOthers)
            return null;
        return Odds.IsAbove(longer, others.Share, LeastEffect) || Odds.IsBelow(longer, others.Share, LeastEffect)
            ? new($"The longer response was preferred in {Odds.Say(longer)}; the others prefer it in {Odds.Say(others)}.")
            : null;
    }

    private static bool? TookLonger(Act act) => act.TookLonger;
}
