using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Scoping;

/// <summary>What a client says to a draft that they do not approve as it is.</summary>
internal sealed record Remark
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid DraftId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Canonical JSON of the <see cref="RemarkRecord"/>, sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>A remark as the ledger's digest covers it.</summary>
/// <param name="Hash">The exact version that was returned.</param>
internal sealed record RemarkRecord(Guid Remark, string Hash, string Text, DateTimeOffset At);

internal sealed class RemarkMap : IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Remark> builder)
    {
        builder.ToTable("guidelines_remarks").IsAppendOnly().HasIndex(r => r.DraftId);
        builder.HasOne<GuidelinesDraft>().WithMany().HasForeignKey(r => r.DraftId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class RemarkRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<Remark> Remarks => db.Set<Remark>();
    }
}
