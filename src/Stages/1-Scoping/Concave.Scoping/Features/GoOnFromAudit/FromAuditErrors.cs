using Concave.Kernel;

namespace Concave.Scoping;

internal static class FromAuditErrors
{
    internal static readonly Problem NoPairs = new(
        "from-audit-nothing", ProblemKind.Refused, "No pairs were taken in for an audit.", "Import the client's labelled pairs for the purpose audit first.");

    internal static readonly Problem NotAgreed = new(
        "audit-material-not-agreed", ProblemKind.Refused, "The client has not agreed that audited pairs become calibration material.",
        "Have the client agree on this page, or record the paper on which they did; or go on without calibration material.", "calibration");

    internal static readonly Problem NotJudged = new(
        "audit-material-unjudged", ProblemKind.Refused, "No two experts have judged pairs of this project anew, so no pair has an answer to calibrate by.",
        "Have the audit by two experts finished first, or go on without calibration material.", "calibration");

    internal static readonly Problem NoReference = new(
        "consent-reference", ProblemKind.Invalid, "It is not said where the client's word stands.", "Name the paper in at most 500 characters, such as a contract's paragraph or the day of a letter.", "reference");
}
