using Concave.Agreement;

namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// Two people agree more often than their confusions imply when they work apart. What is expected of them comes from
/// <see cref="WorkApart"/>. The tail is exact binomial, which bounds a sum of pairs with unequal chances, and is
/// multiplied by the number of pairs of people looked at.
/// </summary>
internal sealed class Collusion : IHabit
{
    /// <summary>Chance that a round of honest people raises it.</summary>
    internal const double Alarm = 1e-3;

    /// <summary>Fewer pairs in common than these cannot show it.</summary>
    internal const int LeastCommon = 20;

    public string Name => "collusion";
    public string Field => "preference";

    public HabitFinding? Look(PersonWork own, Panel panel) =>
        panel.People.Where(p => p != own).Select(other => Look(own, other, panel)).FirstOrDefault(found => found is not null);

    private static HabitFinding? Look(PersonWork own, PersonWork other, Panel panel)
    {
        var common = Common(own, other);
        var agreed = common.Count(c => c.Own.Choice == c.Other.Choice);
        if (common.Length < LeastCommon || !IsTooMuch(agreed, common.Length, Usual(own, other, panel), panel))
            return null; // no more alike than any two of the panel: nothing needs to be inferred
        if (WorkApart.Expected(own, other, [.. common.Select(c => c.Own)], panel) is not { } expected || !IsTooMuch(agreed, common.Length, expected, panel))
            return null;
        return new(
            FormattableString.Invariant($"Agrees on {agreed} of {common.Length} pairs with the author of judgment {common[0].Other.Judgment.Judgment:D}; the confusions of the two in their other work imply at most {Odds.Say(expected)}."),
            Judgments: common.Select(c => c.Own.Judgment.Judgment).ToHashSet());
    }

    private static bool IsTooMuch(int agreed, int common, double expected, Panel panel) =>
        Binomial.AtLeast(agreed, common, expected) * panel.People.Count * (panel.People.Count - 1) / 2 < Alarm;

    /// <summary>How often the rest of the panel agrees with its colleagues; 0 when it has none.</summary>
    private static double Usual(PersonWork own, PersonWork other, Panel panel) =>
        panel.People.Where(p => p != own && p != other).Aggregate(default(Tally), (sum, p) => sum + Tally.Over(p.Acts, act => act.WithPeers)).Share;

    private static (Act Own, Act Other)[] Common(PersonWork own, PersonWork other)
    {
        var theirs = other.Acts.Where(WorkApart.IsOpinion).DistinctBy(a => a.Judgment.Pair).ToDictionary(a => a.Judgment.Pair);
        return [.. own.Acts.Where(a => WorkApart.IsOpinion(a) && theirs.ContainsKey(a.Judgment.Pair)).DistinctBy(a => a.Judgment.Pair).Select(a => (a, theirs[a.Judgment.Pair]))];
    }
}
