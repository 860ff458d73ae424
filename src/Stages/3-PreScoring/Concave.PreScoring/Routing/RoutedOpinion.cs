using Concave.Kernel;
using Concave.PreScoring.Opinions;

namespace Concave.PreScoring.Routing;

/// <summary>What routing needs of an opinion.</summary>
/// <param name="AsStored">The verdict with A first; null when there is none.</param>
/// <param name="Swapped">The verdict with B first, in the pair's own terms; null when there is none.</param>
/// <param name="Worth">What the stated confidence is worth.</param>
/// <param name="State">Whether it may be relied on.</param>
internal readonly record struct RoutedOpinion(Choice? AsStored, Choice? Swapped, Worth Worth = default, OpinionState State = OpinionState.Sound)
{
    /// <summary>No opinion: nobody was asked, or nothing was answered.</summary>
    internal static RoutedOpinion None { get; }

    /// <summary>True when both orders have a verdict.</summary>
    internal bool InBothOrders => AsStored is not null && Swapped is not null;

    /// <summary>True when the verdict changed with the places of the responses: it follows the place, not the text.</summary>
    internal bool Contradicts => InBothOrders && AsStored != Swapped;

    /// <summary>The verdict a person may be shown: sound, one that the plan allows as an answer, and not contradicted by the other order.</summary>
    internal Choice? Usable(QualityPlan plan) => AsStored switch
    {
        _ when State != OpinionState.Sound => null,
        Choice.A or Choice.B when !Contradicts => AsStored,
        Choice.Tie when plan.TiesAllowed && !Contradicts => AsStored,
        _ => null,
    };
}
