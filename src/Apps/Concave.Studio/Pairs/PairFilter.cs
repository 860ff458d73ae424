using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Studio.Pairs;

/// <summary>Where a pair stands in the current round of its batch.</summary>
public enum PairState
{
    /// <summary>In no batch.</summary>
    Unbatched,

    /// <summary>A judgment is still wanted.</summary>
    Waiting,

    /// <summary>Every wanted judgment is in, and the batch is not decided.</summary>
    Judged,

    /// <summary>It has a released label.</summary>
    Released,

    /// <summary>Its batch is decided and it has no released label.</summary>
    Dropped,
}

/// <summary>Which pairs of a project are wanted. What is null or empty is not asked for.</summary>
/// <param name="Purpose">Pairs of one purpose are listed at a time.</param>
/// <param name="State">Where they stand.</param>
/// <param name="Reason">Why they were routed as they are, in the current round.</param>
/// <param name="Flagged">True for pairs with a tier 1 flag in the current round.</param>
/// <param name="Batch">Number of the batch.</param>
/// <param name="Name">The pair's exact name in the client's file.</param>
public sealed record PairFilter(
    PairPurpose Purpose = PairPurpose.Production, PairState? State = null, string Language = "", string Domain = "", string TaskType = "",
    RouteReason? Reason = null, bool Flagged = false, int? Batch = null, string Name = "");
