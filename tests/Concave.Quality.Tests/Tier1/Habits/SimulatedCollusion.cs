using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tier1.Habits;

namespace Concave.Quality.Tests.Tier1.Habits;

/// <summary>Simulated rounds of 1,000 pairs judged by two people each; a fifth of the pairs is hard for everybody; the first two may copy each other.</summary>
internal static class SimulatedCollusion
{
    internal static IEnumerable<string> Seen(int seed, bool copies)
    {
        var panel = Panel(seed, copies);
        return panel.People.Where(person => new Collusion().Look(person, panel) is not null).Select(person => person.Annotator);
    }

    internal static Panel Panel(int seed, bool copies, int people = 5) =>
        PanelOf.Of(Round(seed, copies, people), new Dictionary<Guid, PairSize>(), new Dictionary<Guid, Choice>(), new Dictionary<Guid, Choice>());

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
