using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Proof;

/// <summary>
/// Which gold pairs of a round show a suggestion that is wrong on purpose [R5]. Only gold: there the right answer is known,
/// nothing false steers a label, and a verdict never rests on it. Only pairs that show one anyway, so that they look like
/// any other. The rule reads nothing that the draw changes, so whoever holds the seed draws the same.
/// </summary>
public static class WrongSuggestions
{
    /// <summary>The drawn pairs among the routings of a round.</summary>
    /// <param name="draw">The round's.</param>
    /// <param name="routings">The round's, gold rows included.</param>
    /// <param name="truths">The verified answers.</param>
    /// <param name="share">The plan's.</param>
    public static HashSet<Guid> Drawn(KeyedDraw draw, IEnumerable<RoutingRecord> routings, IReadOnlyDictionary<Guid, Choice> truths, double share) => draw.WrongSuggestions(
        [.. routings.Where(r => r is { Reason: RouteReason.Gold, SuggestionShown: true, Suggestion: "a" or "b" } && Wrong(truths, r.Pair) is not null).Select(r => r.Pair).Distinct()], share);

    /// <summary>The suggestion that is wrong about a pair; null when its verified answer is neither a nor b.</summary>
    public static string? Wrong(IReadOnlyDictionary<Guid, Choice> truths, Guid pair) => truths.TryGetValue(pair, out var truth) ? truth switch
    {
        Choice.A => "b",
        Choice.B => "a",
        _ => null,
    } : null;
}
