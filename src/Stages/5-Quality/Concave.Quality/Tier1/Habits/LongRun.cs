namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// The same side of the screen many times running. The chance of a run of L among n draws is at most
/// 1 − (1 − p^L (1 − p))^n for the share p of the person's commoner side.
/// </summary>
internal sealed class LongRun : IHabit
{
    public string Name => "long_run";
    public string Field => "sides";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var sides = own.Acts.Select(act => act.TookLeft).OfType<bool>().ToArray();
        if (sides.Length < Odds.LeastOwn)
            return null;
        var left = new Tally(sides.Count(s => s), sides.Length);
        var (length, end) = Longest(sides);
        var common = Math.Max(left.Share, 1 - left.Share);
        var chance = 1 - Math.Pow(1 - (Math.Pow(common, length) * (1 - common)), sides.Length);
        return chance < Odds.Alarm
            ? new(FormattableString.Invariant($"The {(sides[end] ? "left" : "right")} response was preferred {length} times running, out of {sides.Length} judgments with a preference."))
            : null;
    }

    private static (int Length, int End) Longest(bool[] sides)
    {
        var (best, end, run) = (1, 0, 1);
        for (var i = 1; i < sides.Length; i++)
        {
            run = sides[i] == sides[i - 1] ? run + 1 : 1;
            if (run > best)
                (best, end) = (run, i);
        }

        return (best, end);
    }
}
