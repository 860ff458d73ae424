using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Scoping;

/// <summary>A version of the guidelines as somebody wrote it. Approval freezes it under the same version number.</summary>
internal sealed record GuidelinesDraft
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>1 for the project's first draft; an approved version keeps its draft's number.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the canonical document, lower hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The canonical document, sealed with the project's key.</summary>
    public required byte[] Document { get; init; }

    /// <summary>The approved version it was derived from [S6].</summary>
    public Guid? DerivedFrom { get; init; }
    public required Guid DraftedBy { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
}

internal sealed class GuidelinesDraftMap : IEntityTypeConfiguration<GuidelinesDraft>
{
    public void Configure(EntityTypeBuilder<GuidelinesDraft> builder)
    {
        builder.ToTable("guidelines_drafts").IsAppendOnly().Property(d => d.Hash).HasMaxLength(64);
        builder.HasIndex(d => new { d.ProjectId, d.Version }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(d => d.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ApprovedGuidelines>().WithMany().HasForeignKey(d => d.DerivedFrom).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class Drafts
{
    extension(ConcaveDb db)
    {
        internal DbSet<GuidelinesDraft> GuidelinesDrafts => db.Set<GuidelinesDraft>();

        /// <summary>The project's newest draft, or null.</summary>
        internal Task<GuidelinesDraft?> NewestDraft(Guid projectId, CancellationToken stop) =>
            db.GuidelinesDrafts.AsNoTracking().Where(d => d.ProjectId == projectId).OrderByDescending(d => d.Version).FirstOrDefaultAsync(stop);
    }
}
