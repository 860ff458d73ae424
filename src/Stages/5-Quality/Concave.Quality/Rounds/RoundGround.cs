using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>What is fixed about the current round of a batch.</summary>
internal sealed record RoundGround(Batch Batch, Round Round, RoundRecord Record, GuidelinesDocument Guidelines)
{
    internal QualityPlan Plan => Guidelines.Plan;

    internal Guid ProjectId => Batch.ProjectId;

    /// <summary>The last round of the batch, or null when there is no such batch or it never opened.</summary>
    internal static async Task<RoundGround?> Of(ConcaveDb db, ContentVault vault, Guid batchId, CancellationToken stop)
    {
        var batch = await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, stop);
        var round = await db.Rounds.AsNoTracking().Where(r => r.BatchId == batchId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(stop);
        if (batch is null || round is null)
            return null;
        var document = await db.ApprovedGuidelines.Where(g => g.Id == batch.GuidelinesId).Select(g => g.Document).SingleAsync(stop);
        return new(
            batch, round,
            JsonSerializer.Deserialize<RoundRecord>(round.Record, RecordJson.Options)!,
            await vault.Open<GuidelinesDocument>(batch.ProjectId, document, stop));
    }
}
