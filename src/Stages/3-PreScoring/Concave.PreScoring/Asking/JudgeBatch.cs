using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.PreScoring.Asking;

/// <summary>Where a message batch stands.</summary>
public enum JudgeBatchState
{
    /// <summary>About to be sent: whether the provider has it is not known.</summary>
    Intended,

    /// <summary>The provider has it.</summary>
    Sent,

    /// <summary>Its answers are kept here, and the provider still has them.</summary>
    Downloaded,

    /// <summary>The provider has deleted it.</summary>
    Deleted,

    /// <summary>It never reached the provider.</summary>
    Abandoned,
}

/// <summary>
/// One message batch of a pass. Its row is written before it is sent, so that one whose sending nobody lived to see is
/// looked for at the provider, and not sent again.
/// </summary>
internal sealed class JudgeBatch
{
    public required Guid Id { get; init; }
    public required Guid PassId { get; init; }

    /// <summary>The provider's id; null until it is known.</summary>
    public string? ProviderId { get; set; }
    public required int Requests { get; init; }
    public required JudgeBatchState State { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal static class BatchRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<JudgeBatch> JudgeBatches => db.Set<JudgeBatch>();

        /// <summary>The batch of a pass that the provider has, or may have; there is at most one.</summary>
        internal Task<JudgeBatch?> OpenBatch(Guid pass, CancellationToken stop) =>
            db.JudgeBatches.SingleOrDefaultAsync(b => b.PassId == pass && b.State != JudgeBatchState.Deleted && b.State != JudgeBatchState.Abandoned, stop);
    }
}

internal sealed class JudgeBatchMap : IEntityTypeConfiguration<JudgeBatch>
{
    public void Configure(EntityTypeBuilder<JudgeBatch> builder)
    {
        builder.ToTable("judge_batches").Property(b => b.ProviderId).HasMaxLength(200);
        builder.HasIndex(b => b.PassId).IsUnique().HasDatabaseName("ix_judge_batches_open").HasFilter("state IN ('Intended', 'Sent', 'Downloaded')");
        builder.HasIndex(b => b.ProviderId).IsUnique();
        builder.HasOne<FirstPass>().WithMany().HasForeignKey(b => b.PassId).OnDelete(DeleteBehavior.Restrict);
    }
}
