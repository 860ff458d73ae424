using Concave.Data.HandOffs;
using Concave.Datasets.Verify;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>What can go wrong on the way to the client.</summary>
internal static class Errors
{
    internal static readonly Problem BatchUnknown =
        new("batch-unknown", ProblemKind.NotFound, "There is no such batch.", "Check the id; the project's board lists its batches.");

    internal static readonly Problem DeliveryUnknown =
        new("delivery-unknown", ProblemKind.NotFound, "There is no such delivery.", "Check the id; the project's page lists its deliveries.");

    internal static readonly Problem ProjectUnknown =
        new("project-not-found", ProblemKind.NotFound, "There is no such project.", "Check the id in your list of projects.");

    internal static Problem Undecided(BatchState state) =>
        new("batch-undecided", ProblemKind.Refused, $"The batch is {state}: its last round has not been put to the gates.", "Finish the round's judgments and reviews first.");

    internal static Problem NotPassed(BatchState state) => new(
        "batch-not-passed", ProblemKind.Refused, $"The batch is {state}, and only a batch that passed every gate is delivered.",
        state == BatchState.Withheld ? "Log the root causes and open another round." : "Wait until its gates are evaluated.");

    internal static Problem Unverified(Check fault) => new(
        "delivery-unverified", ProblemKind.Refused, $"The delivery does not verify, so it was not sealed: {fault.Name}: {fault.Detail}",
        "The records of the batch contradict each other; find out who changed them.", fault.Figure ?? fault.File);

    internal static Problem FolderTaken(string folder) =>
        new("folder-not-empty", ProblemKind.Invalid, "The folder for the delivery is not empty.", "Name a new or empty folder.", folder);
}
