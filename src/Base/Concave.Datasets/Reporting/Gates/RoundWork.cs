using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One round, sorted once for all of its gates.</summary>
internal sealed class RoundWork
{
    internal RoundWork(GateInput input)
    {
        Input = input;
        Routings = [.. input.Routings.Where(r => r.Reason != RouteReason.Gold)];
        Pairs = Routings.Select(r => r.Pair).ToHashSet();
        Said = FirstJudgments.ByPair(input.Judgments, input.Round, PairPurpose.Production);
        AllGold = FirstJudgments.Of(input.Judgments.Where(j => j.Round == input.Round && j.Purpose == PairPurpose.Gold));
        var retired = input.RetiredGold.Where(r => r.Round == input.Round).Select(r => r.Pair).ToHashSet();
        Gold = [.. AllGold.Where(j => !retired.Contains(j.Pair))];
    }

    internal GateInput Input { get; }

    internal QualityPlan Plan => Input.Plan;

    internal IReadOnlyList<RoutingRecord> Routings { get; }

    /// <summary>Production pairs of the round.</summary>
    internal IReadOnlySet<Guid> Pairs { get; }

    /// <summary>First production judgments by pair.</summary>
    internal ILookup<Guid, JudgmentRecord> Said { get; }

    /// <summary>First gold judgments by annotator and pair, those of retired pairs among them.</summary>
    internal IReadOnlyList<JudgmentRecord> AllGold { get; }

    /// <summary>Those that count: of pairs that were not retired.</summary>
    internal IReadOnlyList<JudgmentRecord> Gold { get; }

    /// <summary>Everybody with a production or gold judgment in the round, ordered.</summary>
    internal IReadOnlyList<string> Annotators =>
        [.. Input.Judgments.Where(j => j.Round == Input.Round).Select(j => j.Annotator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Production pairs with two first judgments or more.</summary>
    internal IEnumerable<Guid> Doubled => Pairs.Where(pair => Said[pair].Skip(1).Any());

    /// <summary>How many pairs a share of the round means: the keyed draws take as many.</summary>
    internal int CountOf(double share) => (int)Math.Ceiling((share * Pairs.Count) - 1e-9);
}
