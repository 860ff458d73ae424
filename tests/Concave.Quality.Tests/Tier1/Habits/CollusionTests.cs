using Concave.Quality.Tier1.Habits;

namespace Concave.Quality.Tests.Tier1.Habits;

/// <summary>Simulated panels of five, 1,000 pairs judged by two each; a fifth of the pairs is hard for everybody.</summary>
public sealed class CollusionTests
{
    private const int Seeds = 100;

    [Fact]
    public void Two_who_copy_each_other_are_found_and_nobody_else_is()
    {
        var (found, others) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            string[] seen = [.. SimulatedCollusion.Seen(seed, copies: true)];
            found += seen.Contains("an-0") && seen.Contains("an-1") ? 1 : 0;
            others += seen.Count(who => who is not ("an-0" or "an-1"));
        }

        Assert.InRange(found, 95, Seeds);
        Assert.Equal(0, others);
    }

    [Fact]
    public void People_who_agree_because_they_are_right_do_not_collude() =>
        Assert.InRange(Enumerable.Range(1, Seeds).Sum(seed => SimulatedCollusion.Seen(seed, copies: false).Count()), 0, 1);

    [Fact]
    public void Two_people_alone_have_nothing_to_be_held_against()
    {
        var panel = SimulatedCollusion.Panel(1, copies: true, people: 2);

        Assert.All(panel.People, person => Assert.Null(new Collusion().Look(person, panel)));
    }

    [Fact]
    public void Only_what_the_two_have_in_common_is_looked_at_again()
    {
        var panel = SimulatedCollusion.Panel(1, copies: true);
        var finding = new Collusion().Look(panel.People[0], panel)!;

        var common = panel.People[1].Acts.Select(a => a.Judgment.Pair).ToHashSet();
        Assert.Equal(panel.People[0].Acts.Where(a => common.Contains(a.Judgment.Pair)), finding.Of(panel.People[0]));
        Assert.DoesNotContain("an-", finding.Evidence, StringComparison.Ordinal);
    }
}
