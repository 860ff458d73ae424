using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>One blind answer of an expert to a pair whose label is known.</summary>
/// <param name="Expert">The name under which it is shown.</param>
/// <param name="Pair">The pair.</param>
/// <param name="Choice">What the expert said.</param>
/// <param name="Label">What the client's file says.</param>
public sealed record ExpertAnswer(string Expert, Guid Pair, Choice Choice, Choice Label);

/// <summary>Cohen's kappa of two over A, B and tie, with its 95 % interval.</summary>
/// <param name="First">Who.</param>
/// <param name="Second">With whom.</param>
/// <param name="Kappa">Null when undefined.</param>
/// <param name="Low95">Lower end.</param>
/// <param name="High95">Upper end.</param>
/// <param name="Observed">Share of the pairs with the same choice.</param>
/// <param name="Pairs">Pairs that both could judge.</param>
public sealed record ExpertKappa(string First, string Second, double? Kappa, double? Low95, double? High95, double? Observed, int Pairs);

/// <summary>The human audit: two blind experts against each other and against the client's labels.</summary>
/// <param name="Pairs">Pairs that were shown to both.</param>
/// <param name="Between">The two experts.</param>
/// <param name="WithLabels">Each of them with the labels.</param>
/// <param name="Contradicted">Among pairs of which both said the same, those whose label is another.</param>
/// <param name="Simulated">True when programs played the experts.</param>
public sealed record ExpertBaseline(int Pairs, ExpertKappa Between, IReadOnlyList<ExpertKappa> WithLabels, ExactShare Contradicted, bool Simulated)
{
    private const string Labels = "labels";
    private const int Categories = 3;

    /// <summary>The baseline from all answers of two experts.</summary>
    public static ExpertBaseline Of(IReadOnlyCollection<ExpertAnswer> answers, bool simulated)
    {
        var experts = answers.GroupBy(a => a.Expert, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (experts.Count != 2)
            throw new ArgumentException("The answers of two experts are needed.", nameof(answers));
        var second = experts[1].ToDictionary(a => a.Pair);
        var both = experts[0].Where(a => second.ContainsKey(a.Pair)).Select(a => (First: a.Choice, Second: second[a.Pair].Choice, a.Label)).ToList();
        var same = both.Where(b => b.First == b.Second && b.First != Choice.CannotJudge).ToList();
        return new(
            both.Count, Kappa(experts[0].Key, experts[1].Key, both.Select(b => (b.First, b.Second))),
            [.. experts.Select(e => Kappa(e.Key, Labels, e.Select(a => (a.Choice, a.Label))))],
            ExactShare.Of(same.Count(b => b.First != b.Label), same.Count), simulated);
    }

    private static ExpertKappa Kappa(string first, string second, IEnumerable<(Choice, Choice)> choices)
    {
        var judged = choices.Where(c => c.Item1 != Choice.CannotJudge && c.Item2 != Choice.CannotJudge).ToArray();
        var cohen = Cohen.Compute([.. judged.Select(c => (int)c.Item1)], [.. judged.Select(c => (int)c.Item2)], Categories);
        var interval = cohen.Interval();
        return new(first, second, cohen.Kappa.Value, interval.Lower.Value, interval.Upper.Value, cohen.Observed.Value, judged.Length);
    }
}
