using Concave.Kernel;

namespace Concave.Quality;

/// <summary>Why a dispute is not taken, or not answered.</summary>
internal static class DisputeErrors
{
    internal static readonly Problem JudgmentUnknown =
        new("judgment-unknown", ProblemKind.NotFound, "There is no such judgment of yours in this project.", "Open it from your own work.");

    internal static readonly Problem NothingToDispute = new(
        "nothing-to-dispute", ProblemKind.Refused, "Nobody has overruled this judgment in a batch that is decided.", "Wait for the review; a judgment that stands needs no dispute.");

    internal static readonly Problem AlreadyDisputed =
        new("already-disputed", ProblemKind.Conflict, "You have disputed this already, and what was written stays.", "Wait for the answer.");

    internal static readonly Problem DisputeUnknown =
        new("dispute-unknown", ProblemKind.NotFound, "There is no such dispute in this project.", "Look at the list of disputes.");

    internal static readonly Problem Answered =
        new("dispute-answered", ProblemKind.Conflict, "This dispute has its answer, which stays on record.", "Take the next one.");

    internal static readonly Problem OwnDecision =
        new("own-decision", ProblemKind.Forbidden, "Nobody answers a dispute about their own decision or their own judgment.", "Leave it to another senior.");
}
