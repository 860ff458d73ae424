using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>What can go wrong with guidelines, apart from their own faults.</summary>
internal static class GuidelinesErrors
{
    internal static readonly Problem OriginNotFound =
        new("guidelines-not-found", ProblemKind.NotFound, "This client has no such approved version.", "Name the id of an approved version of one of the client's projects.", "derived_from");

    internal static readonly Problem NoDraft =
        new("guidelines-missing", ProblemKind.NotFound, "There are no guidelines yet.", "Draft them first.");

    internal static readonly Problem NotApproved =
        new("guidelines-not-approved", ProblemKind.NotFound, "The client has approved no such version.", "Ask the client to approve the newest draft.");

    internal static readonly Problem NoProposals =
        new("proposals-none", ProblemKind.Refused, "No accepted change waits for the next version.", "Accept one among the project's findings first.");

    internal static Problem NoVersion(string hash) =>
        new("guidelines-not-found", ProblemKind.NotFound, $"There is no version with the hash {Shown(hash)}.", "Take the hash from the list of versions.");

    internal static Problem NotTheNewest(string asked, string newest) =>
        new("guidelines-changed", ProblemKind.Conflict, $"You approve {Shown(asked)}, but the newest draft is {newest}.", "Read the newest draft, and approve its hash if you agree to it.", "hash");

    internal static Problem Faulty(IReadOnlyList<Problem> faults) =>
        new("guidelines-faulty", ProblemKind.Refused,
            $"The guidelines cannot be approved yet; {faults.Count} {(faults.Count == 1 ? "fault stands" : "faults stand")}. The first: {faults[0]}",
            "Ask the lead to draft a version without faults.", faults[0].Where);

    // What a caller sent as a hash is not repeated unless it looks like one.
    private static string Shown(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower) ? hash : "that is asked for";
}
