using Concave.Kernel;

namespace Concave.Matching;

internal static class EndErrors
{
    internal static readonly Problem NoReason = new(
        "reason-missing", ProblemKind.Invalid, "A qualification ends for a reason.", "Write it, in 1 to 2,000 characters.", "reason");

    internal static readonly Problem NotQualified = new(
        "not-qualified", ProblemKind.NotFound, "This annotator holds no qualification for the project.", "Check the annotator and the project.");
}
