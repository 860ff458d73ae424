using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tier1.Habits;

namespace Concave.Quality.Tests.Tier1.Habits;

/// <summary>Simulated panels of five, 1,000 pairs judged by two each; a fifth of the pairs is hard for everybody.</summary>
public sealed class CollusionTests
{
    private const int Seeds = 100;
    private const int People = 5;

    [Fact]
    public void Two_who_copy_each_other_are_found_and_nobody_else_is()
    {
        var (found, others) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            string[] seen = [.. Seen(seed, copies: true)];
            found += seen.Contains("an-0") && seen.Contains("an-1") ? 1 : 0;
            others += seen.Count(who => who is not ("an-0" or "an-1"));
        }

        Assert.InRange(found, 95, Seeds);
        Assert.Equal(0, others);
    }

    [Fact]
    public void People_who_agree_because_they_are_right_do_not_collude() =>
        Assert.InRange(Enumerable.Range(1, Seeds).Sum(seed => Seen(seed, copies: false).Count()), 0, 1);

    [Fact]
    public void Two_people_alone_have_nothing_to_be_held_against()
    {
        var panel = PanelOf.Of(Round(1, copies: true, people: 2), new Dictionary<Guid, PairSize>(), new Dictionary<Guid, Choice>(), new Dictionary<Guid, Choice>());

        Assert.All(panel.People, person => Assert.Null(new Collusion().Look(person, panel)));
    }

    [Fact]
    public void Only_what_the_two_have_in_common_is_looked_at_again()
    {
        var panel = Panel(1, copies: true);
        var finding = new Collusion().Look(panel.People[0], panel)!;

        var common = panel.People[1].Acts.Select(a => a.Judgment.Pair).ToHashSet();
        Assert.Equal(panel.People[0].Acts.Where(a => common.Contains(a.Judgment.Pair)), finding.Of(panel.People[0]));
        Assert.DoesNotContain("an-", finding.Evidence, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Seen(int seed, bool copies)
    {
        var panel = Panel(seed, copies);
        return panel.People.Where(person => new Collusion().Look(person, panel) is not null).Select(person => person.Annotator);
    }

    private static Panel Panel(int seed, bool copies) =>
        PanelOf.Of(Round(seed, copies, People), new Dictionary<Guid, PairSize>(), new Dictionary<Guid, Choice>(), new Dictionary<Guid, Choice>());

    private static List<JudgmentRecord> Round(int seed, bool copies, int people)
    {
        Random random = new(seed);
        List<JudgmentRecord> round = [];
        for (var pair = 0; pair < 1000; pair++)
        {
            var (truth, hard) = (random.Next(2) == 0 ? Choice.A : Choice.B, random.NextDouble() < 0.2);
            var first = random.Next(people);
            var second = (first + 1 + random.Next(people - 1)) % people;
            var (one, two) = (Says(random, first, truth, hard), Says(random, second, truth, hard));
            if (copies && first + second == 1)
                two = one;
            round.Add(Judgment(round.Count, pair, first, one));
            round.Add(Judgment(round.Count, pair, second, two));
        }

        return round;
    }

    private static Choice Says(Random random, int who, Choice truth, bool hard) =>
        random.NextDouble() < (hard ? 0.65 : 0.86 + (0.02 * who)) ? truth : truth == Choice.A ? Choice.B : Choice.A;

    private static JudgmentRecord Judgment(int number, int pair, int who, Choice choice) =>
        Sample.Judgment(number + 1, choice) with { Pair = Sample.Id(100_000 + pair), Annotator = $"an-{who}" };
}
