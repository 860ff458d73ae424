using Concave.Kernel;

namespace Concave.Matching;

internal static class CalibrationErrors
{
    internal static readonly Problem AlreadyQualified = new(
        "already-qualified", ProblemKind.Refused, "You have passed calibration for this project.", "Go on with the pilot or with your tasks.");

    internal static readonly Problem OneSided = new(
        "calibration-one-sided", ProblemKind.Refused, "All verified pairs left have the same answer, so agreement cannot be measured.",
        "Ask the lead to import calibration pairs with other answers.");

    internal static Problem TooFew(int needed, int left) => new(
        "calibration-pairs-missing", ProblemKind.Refused,
        FormattableString.Invariant($"An attempt needs {needed} verified pairs that you have not seen; {left} are left."),
        FormattableString.Invariant($"Ask the lead to import at least {needed - left} more calibration pairs."));
}
