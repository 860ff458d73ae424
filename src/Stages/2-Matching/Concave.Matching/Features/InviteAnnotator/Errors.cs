using Concave.Kernel;

namespace Concave.Matching;

internal static class InviteErrors
{
    internal static Problem NotMatched(Match match) => new(
        "not-matched", ProblemKind.Refused, $"This annotator does not match the project: {string.Join(" ", match.Missing)}",
        "Invite somebody of the ranking, or verify the credentials that are missing.");
}
