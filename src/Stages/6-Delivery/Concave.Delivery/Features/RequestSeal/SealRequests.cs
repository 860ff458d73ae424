using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Delivery;

/// <summary>Somebody asked for a batch to be sealed, and which job does it.</summary>
internal sealed record SealRequest
{
    public required Guid JobId { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal static class SealRequestRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<SealRequest> SealRequests => db.Set<SealRequest>();

        /// <summary>True while a job for the batch waits or works.</summary>
        internal Task<bool> IsSealing(Guid batchId, CancellationToken stop) =>
            db.SealRequests.AnyAsync(r => r.BatchId == batchId && db.Jobs.Any(j => j.Id == r.JobId && (j.State == JobState.Ready || j.State == JobState.Leased)), stop);
    }
}

internal sealed class SealRequestMap : IEntityTypeConfiguration<SealRequest>
{
    public void Configure(EntityTypeBuilder<SealRequest> builder)
    {
        builder.IsAppendOnly().ToTable("seal_requests").HasKey(r => r.JobId);
        builder.HasIndex(r => new { r.BatchId, r.At });
        builder.HasOne<Batch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
