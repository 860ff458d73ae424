using Concave.Agreement;

namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// Wrong on verified pairs and apart from independent colleagues more often than the others. Both counts are taken
/// together: the sum of two binomial counts with different rates varies less than one with their mean rate, so its tail
/// is a safe bound.
/// </summary>
internal sealed class Erring : IHabit
{
    private const double LeastEffect = 0.10;

    public string Name => "erring";
    public string Field => "preference";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var (wrong, wrongOthers) = (Tally.Over(own.Acts, Signs.Wrong), panel.Others(own, Signs.Wrong));
        var (apart, apartOthers) = (Tally.Over(own.Acts, Signs.Apart), panel.Others(own, Signs.Apart));
        var both = wrong + apart;
        if (both.Of < Odds.LeastOwn || wrongOthers.Of + apartOthers.Of < Odds.LeastOthers)
            return null;
        var expected = ((wrong.Of * wrongOthers.Share) + (apart.Of * apartOthers.Share)) / both.Of;
        return both.Share - expected >= LeastEffect && Binomial.AtLeast(both.Hits, both.Of, expected) < Odds.Alarm
            ? new($"Wrong on {Odds.Say(wrong)} verified pairs and apart from colleagues on {Odds.Say(apart)}; with the others {Odds.Say(wrongOthers.Share)} and {Odds.Say(apartOthers.Share)}.")
            : null;
    }
}

/// <summary>What counts as an error.</summary>
internal static class Signs
{
    internal static bool? Wrong(Act act) => !act.Right;

    internal static bool? Apart(Act act) => !act.WithPeers;
}
