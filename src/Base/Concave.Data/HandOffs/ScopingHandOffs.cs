using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>Whom the work is done for.</summary>
public sealed record Client
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>One engagement with a client.</summary>
public sealed record Project
{
    public required Guid Id { get; init; }
    public required Guid ClientId { get; init; }
    public required string Title { get; init; }

    /// <summary>True when a program plays the annotators; every figure of the project then says so.</summary>
    public required bool Simulated { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A signed NDA on record [S1]. Without one no pair can be stored: pairs name it by a foreign key.</summary>
public sealed record SignedNda
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required string Parties { get; init; }

    /// <summary>The day it was signed, yyyy-MM-dd.</summary>
    public required string SignedOn { get; init; }

    /// <summary>SHA-256 of the stored document, lower hex.</summary>
    public required string DocumentDigest { get; init; }

    /// <summary>The document's file name as it was handed in, made safe to show.</summary>
    public string DocumentName { get; init; } = "";
    public required string BlobKey { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>Guidelines frozen by the client's approval of their exact hash [S4]. Work names them by a foreign key.</summary>
public sealed record ApprovedGuidelines
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required int Version { get; init; }

    /// <summary>SHA-256 of the canonical document, lower hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The canonical <see cref="GuidelinesDocument"/>, sealed with the project's key.</summary>
    public required byte[] Document { get; init; }

    /// <summary>The version it was derived from [S6].</summary>
    public Guid? DerivedFrom { get; init; }
    public required Guid ApprovedBy { get; init; }
    public required DateTimeOffset ApprovedAt { get; init; }
}

/// <summary>
/// One file being taken in. The row comes with the first pairs of the file, which name it; how the import ended is an
/// <see cref="ImportOutcome"/>. Without one the import was cut off, and importing the file again finishes it.
/// </summary>
public sealed record PairImport
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>The NDA under which the file's pairs were accepted [S1].</summary>
    public required Guid NdaId { get; init; }

    /// <summary>The file's name as its owner knows it, sealed as <see cref="Content.ContentVault.CloseText"/> does.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower hex: the same file again is known by it.</summary>
    public required string FileDigest { get; init; }
    public required string Format { get; init; }
    public required PairPurpose Purpose { get; init; }
    public required Guid ImportedBy { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
}

/// <summary>How many rows of an import's file were read, accepted, already there, set aside and why. Written when it ends.</summary>
public sealed record ImportOutcome
{
    public required Guid ImportId { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>Always <see cref="Accepted"/> plus <see cref="Unchanged"/> plus everything set aside.</summary>
    public required int Read { get; init; }
    public required int Accepted { get; init; }
    public required int Unchanged { get; init; }

    /// <summary>JSON array of {code, count}, ordered by code.</summary>
    public required string SetAside { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }
}

/// <summary>A pair of responses to a prompt. The text is sealed; what queries need is in the clear.</summary>
public sealed record Pair
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid ImportId { get; init; }
    public required PairPurpose Purpose { get; init; }
    public required string ExternalId { get; init; }

    /// <summary>SHA-256 of the prompt and responses in canonical form, lower hex.</summary>
    public required string ContentHash { get; init; }
    public required string Domain { get; init; }
    public required string Language { get; init; }
    public required string TaskType { get; init; }

    /// <summary>Words of prompt and both responses together: what somebody has to read.</summary>
    public required int Words { get; init; }

    /// <summary>Canonical <see cref="Kernel.Records.PairRecord"/>, compressed and sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
}

/// <summary>The answer that a pair came with: verified for a gold or calibration pair, the client's own label for an audit pair.</summary>
public sealed record VerifiedAnswer
{
    public required Guid PairId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Choice Truth { get; init; }

    /// <summary>Sealed text of the reason.</summary>
    public required byte[] Why { get; init; }
    public required DateTimeOffset VerifiedAt { get; init; }
}

internal sealed class ScopingMaps : IEntityTypeConfiguration<Client>, IEntityTypeConfiguration<Project>,
    IEntityTypeConfiguration<SignedNda>, IEntityTypeConfiguration<ApprovedGuidelines>, IEntityTypeConfiguration<PairImport>,
    IEntityTypeConfiguration<ImportOutcome>, IEntityTypeConfiguration<Pair>, IEntityTypeConfiguration<VerifiedAnswer>
{
    public void Configure(EntityTypeBuilder<Client> builder) => builder.IsAppendOnly().Property(c => c.Name).HasMaxLength(200);

    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.IsAppendOnly().Property(p => p.Title).HasMaxLength(200);
        builder.HasOne<Client>().WithMany().HasForeignKey(p => p.ClientId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SignedNda> builder) =>
        builder.IsAppendOnly().HasOne<Project>().WithMany().HasForeignKey(n => n.ProjectId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<ApprovedGuidelines> builder)
    {
        builder.IsAppendOnly().HasOne<Project>().WithMany().HasForeignKey(g => g.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(g => new { g.ProjectId, g.Version }).IsUnique();
        builder.HasOne<ApprovedGuidelines>().WithMany().HasForeignKey(g => g.DerivedFrom).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PairImport> builder)
    {
        builder.IsAppendOnly().HasOne<Project>().WithMany().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SignedNda>().WithMany().HasForeignKey(i => i.NdaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportOutcome> builder)
    {
        builder.IsAppendOnly().HasKey(o => o.ImportId);
        builder.HasOne<PairImport>().WithOne().HasForeignKey<ImportOutcome>(o => o.ImportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => o.ProjectId);
    }

    public void Configure(EntityTypeBuilder<Pair> builder)
    {
        builder.IsAppendOnly().Property(p => p.ExternalId).HasMaxLength(300);
        builder.HasIndex(p => new { p.ProjectId, p.Purpose, p.ExternalId }).IsUnique();
        builder.HasIndex(p => new { p.ProjectId, p.ContentHash });
        // The list of pairs walks this one and reads no row that it does not show: a row carries the sealed texts.
        builder.HasIndex(p => new { p.ProjectId, p.Purpose, p.Id, p.Language, p.Domain, p.TaskType }).HasDatabaseName("ix_pairs_listed");
        builder.HasOne<PairImport>().WithMany().HasForeignKey(p => p.ImportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VerifiedAnswer> builder)
    {
        builder.IsAppendOnly().HasKey(v => v.PairId);
        builder.HasOne<Pair>().WithMany().HasForeignKey(v => v.PairId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => v.ProjectId);
    }
}
