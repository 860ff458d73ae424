using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.HandOffs;

/// <summary>Taking a batch one step further, inside the caller's transaction.</summary>
public static class BatchSteps
{
    private static readonly Problem Unknown =
        new("batch-unknown", ProblemKind.NotFound, "There is no such batch.", "Check the id; the project's board lists its batches.");

    extension(ConcaveDb db)
    {
        /// <summary>Where the batch stands, steps of this context that are not saved yet included.</summary>
        public async Task<BatchState> StateOf(Guid batchId, CancellationToken stop) =>
            (await db.LastStep(batchId, stop))?.To ?? BatchState.Planned;

        /// <summary>
        /// Adds the transition to <paramref name="to"/>, numbered after the last one. When somebody else takes the same
        /// step at the same time, the key lets one through and the other's work runs again on what is then true.
        /// </summary>
        /// <param name="batchId">The batch.</param>
        /// <param name="to">The state it enters.</param>
        /// <param name="why">One sentence for whoever reads the history.</param>
        /// <param name="by">Who caused it; the empty id for the system's own work.</param>
        /// <param name="clock">Gives the time of the step.</param>
        /// <param name="stop">Stops the look-up.</param>
        /// <returns>batch-unknown, or batch-state when <see cref="BatchRules"/> knows no such way.</returns>
        public async Task<Result<Done>> Step(Guid batchId, BatchState to, string why, Guid by, TimeProvider clock, CancellationToken stop)
        {
            var last = await db.LastStep(batchId, stop);
            if (last is null && await db.Batches.FindAsync([batchId], stop) is null)
                return Unknown;
            var from = last?.To ?? BatchState.Planned;
            if (BatchRules.Refuse(from, to) is { } refusal)
                return refusal;

            db.BatchTransitions.Add(new BatchTransition
            {
                BatchId = batchId,
                Number = (last?.Number ?? 0) + 1,
                Previous = last?.Number,
                From = from,
                To = to,
                Why = why,
                By = by,
                At = clock.GetUtcNow(),
            });
            return default(Done);
        }

        private async Task<BatchTransition?> LastStep(Guid batchId, CancellationToken stop) =>
            db.BatchTransitions.Local.Where(t => t.BatchId == batchId).MaxBy(t => t.Number)
            ?? await db.BatchTransitions.AsNoTracking().Where(t => t.BatchId == batchId).OrderByDescending(t => t.Number).FirstOrDefaultAsync(stop);
    }
}
