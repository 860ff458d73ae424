using Concave.Kernel;

namespace Concave.Matching;

internal static class VerifyErrors
{
    internal static readonly Problem NotFound = new(
        "credential-not-found", ProblemKind.NotFound, "This annotator has no such credential.", "Take the id from the annotator's profile.");

    internal static readonly Problem NoEvidence = new(
        "evidence-missing", ProblemKind.Invalid, "A credential is verified by evidence.",
        "Write what you looked at, in 1 to 2,000 characters.", "evidence");

    internal static readonly Problem OwnCredential = new(
        "credential-own", ProblemKind.Forbidden, "Nobody verifies their own credentials.", "Ask another lead.");
}
