using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// What agreement of two people is to be expected if they work apart: their confusions are inferred from all judgments
/// of the panel (<see cref="DawidSkene"/>, verified pairs known) but those that the two have in common.
/// </summary>
internal sealed class WorkApart
{
    private const int Categories = 3;
    private readonly List<int> items = [];
    private readonly List<int> people = [];
    private readonly List<int> labels = [];
    private readonly List<int> known = [];

    private WorkApart(Panel panel, Func<PersonWork, Act, bool> isCommon)
    {
        Dictionary<Guid, int> numbers = [];
        foreach (var (number, person) in panel.People.Index())
        {
            foreach (var act in person.Acts.Where(act => IsOpinion(act) && !isCommon(person, act)))
            {
                if (numbers.TryAdd(act.Judgment.Pair, numbers.Count))
                    known.Add(Label(act.Truth));
                items.Add(numbers[act.Judgment.Pair]);
                people.Add(number);
                labels.Add(Label(act.Choice));
            }
        }
    }

    /// <summary>
    /// The share of common pairs on which the two would agree, at the upper end of its one-sided 95 % interval, because
    /// little other work says little; null when there is none.
    /// </summary>
    internal static double? Expected(PersonWork own, PersonWork other, IReadOnlyCollection<Act> common, Panel panel)
    {
        var together = common.Select(act => act.Judgment.Pair).ToHashSet();
        WorkApart apart = new(panel, (person, act) => (person == own || person == other) && together.Contains(act.Judgment.Pair));
        var (one, two) = (NumberOf(own, panel), NumberOf(other, panel));
        var seen = Math.Min(apart.Telling(one), apart.Telling(two));
        if (seen == 0)
            return null;
        var fit = DawidSkene.Infer(Ratings.From([.. apart.items], [.. apart.people], [.. apart.labels], Categories), [.. apart.known], new() { Symmetrise = true });
        var mean = common.Average(act => Label(act.Truth) is >= 0 and var truth ? Agree(fit, one, two, truth) : Enumerable.Range(0, Categories).Sum(t => fit.Prior[t] * Agree(fit, one, two, t)));
        return Proportion.WilsonUpper((int)Math.Round(mean * seen), seen).Value;
    }

    internal static bool IsOpinion(Act act) => Label(act.Choice) >= 0;

    private static double Agree(TruthResult fit, int one, int two, int truth) =>
        Enumerable.Range(0, Categories).Sum(label => fit.Confusion(one, truth, label) * fit.Confusion(two, truth, label));

    /// <summary>Judgments of a person that say something about their confusions: of verified pairs, and of those that somebody else judged too.</summary>
    private int Telling(int person)
    {
        var judged = items.CountBy(item => item).ToDictionary();
        return Enumerable.Range(0, items.Count).Count(i => people[i] == person && (judged[items[i]] > 1 || known[items[i]] >= 0));
    }

    private static int NumberOf(PersonWork person, Panel panel) => panel.People.Index().First(p => p.Item == person).Index;

    private static int Label(Choice? choice) => choice switch
    {
        Choice.A => 0,
        Choice.B => 1,
        Choice.Tie => 2,
        _ => -1,
    };
}
