using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Delivery;

/// <summary>A blob that is about to be put, on record before it is: when the process dies after it, the next attempt finds it and removes it.</summary>
internal sealed record SealAttempt
{
    public required string BlobKey { get; init; }
    public required Guid RoundId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal static class SealAttemptRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<SealAttempt> SealAttempts => db.Set<SealAttempt>();
    }
}

internal sealed class SealAttemptMap : IEntityTypeConfiguration<SealAttempt>
{
    public void Configure(EntityTypeBuilder<SealAttempt> builder)
    {
        builder.IsAppendOnly().ToTable("seal_attempts").HasKey(a => a.BlobKey);
        builder.HasIndex(a => a.RoundId);
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
