using Concave.Kernel;

namespace Concave.PreScoring.Routing;

/// <summary>What routing needs of an opinion.</summary>
/// <param name="AsStored">The verdict with A first; null when there is none.</param>
/// <param name="Swapped">The verdict with B first, in the pair's own terms; null when there is none.</param>
/// <param name="Confidence">In [0, 1]; null when none is stated.</param>
internal readonly record struct RoutedOpinion(Choice? AsStored, Choice? Swapped, double? Confidence)
{
    /// <summary>No opinion: nobody was asked, or nothing was answered.</summary>
    internal static RoutedOpinion None { get; }

    /// <summary>True when both orders have a verdict.</summary>
    internal bool InBothOrders => AsStored is not null && Swapped is not null;

    /// <summary>True when the verdict changed with the places of the responses: it follows the place, not the text.</summary>
    internal bool Contradicts => InBothOrders && AsStored != Swapped;

    /// <summary>The verdict a person may be shown: one that the plan allows as an answer, and that the other order does not contradict.</summary>
    internal Choice? Usable(QualityPlan plan) => AsStored switch
    {
        Choice.A or Choice.B when !Contradicts => AsStored,
        Choice.Tie when plan.TiesAllowed && !Contradicts => AsStored,
        _ => null,
    };
}
