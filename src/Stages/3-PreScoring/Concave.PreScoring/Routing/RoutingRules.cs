using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Opinions;

namespace Concave.PreScoring.Routing;

/// <summary>
/// How many people judge a pair, why, and whether they see the AI's suggestion. Of the reasons the first that applies
/// is kept, in this order: recorded, sample, suspicious, refused, unparseable, inconsistent, borderline, single.
/// The suggestion is withheld from the sample and from nothing else that has one: so the pairs judged with and without
/// it differ by the draw alone, and what the suggestion does to people can be measured [R5].
/// </summary>
internal static class RoutingRules
{
    /// <summary>The provider's name when no AI was asked.</summary>
    internal const string NoProvider = NoPreScorer.ProviderName;

    private const string NoSuggestion = "none";
    private const double NoConfidence = -1;

    /// <summary>Routes a production pair of work done in the studio.</summary>
    internal static RoutingRecord Route(Guid pair, bool inSample, RoutedOpinion opinion, string provider, QualityPlan plan)
    {
        var reason = inSample ? RouteReason.Sample : OwnReason(opinion, provider, plan);
        var slots = reason == RouteReason.Single ? 1 : plan.SampleJudgments;
        return Describe(pair, opinion, provider, plan, reason, slots, inSample, withheld: inSample);
    }

    /// <summary>Routes a pair whose judgments were made elsewhere: as many slots as there are judgments, all of them in the sample.</summary>
    internal static RoutingRecord RouteRecorded(Guid pair, int judgments, RoutedOpinion opinion, string provider, QualityPlan plan) =>
        Describe(pair, opinion, provider, plan, RouteReason.Recorded, judgments, inSample: true, withheld: true);

    /// <summary>Routes a verified pair: to look like any other, it shows or withholds the suggestion as the draw says.</summary>
    internal static RoutingRecord RouteGold(Guid pair, bool withheld, RoutedOpinion opinion, string provider, QualityPlan plan) =>
        Describe(pair, opinion, provider, plan, RouteReason.Gold, slots: 1, inSample: false, withheld);

    /// <summary>The reason that the opinion itself gives [R3].</summary>
    internal static RouteReason OwnReason(RoutedOpinion opinion, string provider, QualityPlan plan)
    {
        if (provider == NoProvider)
            return RouteReason.Single;
        return opinion.State switch
        {
            OpinionState.Suspicious => RouteReason.Suspicious,
            OpinionState.Refused => RouteReason.Refused,
            OpinionState.Unparseable => RouteReason.Unparseable,
            _ when opinion.Contradicts => RouteReason.Inconsistent,
            _ when opinion.InBothOrders && opinion.Usable(plan) is not null && opinion.Worth.Suffices(plan.BorderlineConfidence) => RouteReason.Single,
            _ => RouteReason.Borderline,
        };
    }

    private static RoutingRecord Describe(
        Guid pair, RoutedOpinion opinion, string provider, QualityPlan plan, RouteReason reason, int slots, bool inSample, bool withheld)
    {
        var usable = opinion.Usable(plan);
        return new()
        {
            Pair = pair,
            Slots = slots,
            Reason = reason,
            InSample = inSample,
            SuggestionShown = usable is not null && !withheld && plan.Suggestion != SuggestionMode.Withheld,
            Provider = provider,
            Suggestion = Suggestion(usable),
            Calibration = opinion.Worth.Name ?? Worth.Nothing,
            StatedConfidence = opinion.Worth.Stated ?? NoConfidence,
            Confidence = opinion.Worth.Confidence ?? NoConfidence,
            Threshold = opinion.Worth.Threshold ?? NoConfidence,
            Consistent = !opinion.InBothOrders ? "not_asked" : opinion.Contradicts ? "no" : "yes",
        };
    }

    private static string Suggestion(Choice? usable) => usable switch
    {
        Choice.A => "a",
        Choice.B => "b",
        Choice.Tie => "tie",
        Choice.CannotJudge or null => NoSuggestion,
        _ => throw new ArgumentOutOfRangeException(nameof(usable)),
    };
}
