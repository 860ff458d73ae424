using Concave.Kernel;

namespace Concave.PreScoring.Features.OpenBatch;

/// <summary>Why a batch does not open, besides what <see cref="Rounds.RoundErrors"/> says.</summary>
internal static class Errors
{
    internal static readonly Problem ProjectUnknown =
        new("project-unknown", ProblemKind.NotFound, "There is no such project.", "Check the id.");

    internal static readonly Problem GuidelinesNotApproved =
        new("guidelines-not-approved", ProblemKind.Refused, "No guidelines of this project are approved.", "The client approves the exact version by its hash; then work can begin.");

    internal static readonly Problem TakeInvalid =
        new("take-invalid", ProblemKind.Invalid, "A batch takes at least one pair.", "Choose 1 or more, or leave it out to take all.", "Take");

    internal static Problem PilotMissing(int version) => new(
        "pilot-missing", ProblemKind.Refused, $"Agreement is not proven under version {version} of the guidelines.", "Run the pilot under this version and pass its gate.");

    internal static Problem PairsNotFree(int count, Guid first) => new(
        "pairs-not-free", ProblemKind.Refused, $"{count} of the pairs asked for are no production pairs of this project, or are in a batch already; the first is {first:D}.", "Leave them out.", first.ToString("D"));
}
