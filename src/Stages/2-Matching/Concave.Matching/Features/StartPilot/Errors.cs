using Concave.Kernel;

namespace Concave.Matching;

internal static class PilotErrors
{
    internal static readonly Problem AlreadyProven = new(
        "pilot-proven", ProblemKind.Conflict, "Agreement is proven under the guidelines in force.", "Open a batch.");

    internal static readonly Problem NotStarted = new(
        "pilot-not-started", ProblemKind.NotFound, "This project has no pilot.", "Ask the lead to start one.");

    internal static readonly Problem NotYours = new(
        "pilot-not-yours", ProblemKind.NotFound, "You are not part of the pilot, or your qualification has ended.",
        "Ask the lead of the project.");

    internal static readonly Problem Over = new(
        "pilot-over", ProblemKind.Conflict, "The pilot is over and takes no more answers.", "Wait for the lead.");

    internal static Problem TooFewPeople(int people) => new(
        "pilot-people-missing", ProblemKind.Refused,
        FormattableString.Invariant($"A pilot needs two qualified annotators; there are {people}."), "Let more annotators pass calibration.");

    internal static Problem TooFewPairs(int needed, int left) => new(
        "pilot-pairs-missing", ProblemKind.Refused,
        FormattableString.Invariant($"The pilot needs {needed} pairs that nobody on the panel has seen and enough of them read; {left} unseen pairs are left."),
        "Import more pilot pairs, or qualify annotators who read their languages.");
}
