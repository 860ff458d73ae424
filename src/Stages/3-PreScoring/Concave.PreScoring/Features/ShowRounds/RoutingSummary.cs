using Concave.Kernel.Records;

namespace Concave.PreScoring.Features.ShowRounds;

/// <summary>Routed pairs alike in reason and suggestion.</summary>
internal sealed record RoutedGroup(RouteReason Reason, bool SuggestionShown, int Pairs, int Slots);

/// <summary>How the pairs of a round were routed.</summary>
/// <param name="Provider">Who gave the opinions; "none" when no AI was asked.</param>
/// <param name="Pairs">Production pairs.</param>
/// <param name="Slots">Judgments planned for them at the start.</param>
/// <param name="ByReason">Production pairs by the reason for their number of judgments, in the order of <see cref="RouteReason"/>.</param>
/// <param name="SuggestionShown">Production pairs on which annotators see the suggestion.</param>
/// <param name="GoldPool">Verified pairs that may appear in the streams.</param>
public sealed record RoutingSummary(string Provider, int Pairs, int Slots, IReadOnlyList<ReasonCount> ByReason, int SuggestionShown, int GoldPool)
{
    internal static RoutingSummary Of(string provider, IReadOnlyList<RoutedGroup> groups)
    {
        var production = groups.Where(g => g.Reason != RouteReason.Gold).ToList();
        return new(
            provider, production.Sum(g => g.Pairs), production.Sum(g => g.Slots),
            [.. production.GroupBy(g => g.Reason).OrderBy(g => g.Key).Select(g => new ReasonCount(g.Key, g.Sum(r => r.Pairs)))],
            production.Where(g => g.SuggestionShown).Sum(g => g.Pairs),
            groups.Where(g => g.Reason == RouteReason.Gold).Sum(g => g.Pairs));
    }
}

/// <summary>Pairs routed for one reason.</summary>
public sealed record ReasonCount(RouteReason Reason, int Pairs);
