using Concave.Data.HandOffs;
using Concave.Kernel;

namespace Concave.PreScoring.Features.ReopenBatch;

/// <summary>Why a batch is not opened again.</summary>
internal static class Errors
{
    internal static readonly Problem BatchUnknown =
        new("batch-unknown", ProblemKind.NotFound, "There is no such batch.", "Check the id; the project's board lists its batches.");

    internal static Problem NotWithheld(BatchState state) => new(
        "batch-not-withheld", ProblemKind.Refused, $"Only a withheld or delivered batch is done again; this one is {state}.", "Look at the board for what it waits for.");

    internal static Problem RootCauseMissing(int round) => new(
        "root-cause-missing", ProblemKind.Refused, $"Nobody has recorded why round {round} is to be done again.", "Find the cause in the gold and agreement figures, record it, then begin the next round.");
}
