using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Delivery.Closing;

/// <summary>What went when a project's content was destroyed, written with the step itself: the certificate is made from it.</summary>
internal sealed record Destruction
{
    public required Guid ProjectId { get; init; }

    /// <summary>JSON array of <see cref="Data.Content.Forgotten"/>.</summary>
    public required string Lines { get; init; }

    /// <summary>JSON array of the keys of the blobs that have to go, in order.</summary>
    public required string Blobs { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The signed certificate of deletion.</summary>
internal sealed record DeletionCertificate
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>Canonical JSON of the <see cref="CertificateRecord"/>: exactly the bytes that are signed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 over the content, a DER sequence.</summary>
    public required byte[] Signature { get; init; }
    public required string KeyId { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
}

internal static class ClosingRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<Destruction> Destructions => db.Set<Destruction>();
        internal DbSet<DeletionCertificate> DeletionCertificates => db.Set<DeletionCertificate>();
    }
}

internal sealed class ClosingMaps : IEntityTypeConfiguration<Destruction>, IEntityTypeConfiguration<DeletionCertificate>
{
    public void Configure(EntityTypeBuilder<Destruction> builder)
    {
        builder.IsAppendOnly().ToTable("destructions").HasKey(d => d.ProjectId);
        builder.HasOne<Project>().WithOne().HasForeignKey<Destruction>(d => d.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DeletionCertificate> builder)
    {
        builder.IsAppendOnly().ToTable("deletion_certificates").HasIndex(c => c.ProjectId).IsUnique();
        builder.HasOne<Destruction>().WithOne().HasForeignKey<DeletionCertificate>(c => c.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
