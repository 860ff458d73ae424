using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Ledger;

/// <summary>One thing that happened, by the digest of its canonical record.</summary>
public sealed record LedgerEntry
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid BatchId { get; init; }
    public required string Kind { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>SHA-256, lower hex.</summary>
    public required string Digest { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The place of an entry among the sealed ones of its project.</summary>
public sealed record LedgerLeaf
{
    public required Guid EntryId { get; init; }
    public required Guid ProjectId { get; init; }
    public required long Index { get; init; }
    public required int Seal { get; init; }
}

/// <summary>A seal over the entries of a day, chained to the one before.</summary>
public sealed record LedgerSeal
{
    public required Guid ProjectId { get; init; }
    public required int Number { get; init; }
    public required string Day { get; init; }
    public required long FirstIndex { get; init; }
    public required int Count { get; init; }
    public required string Root { get; init; }
    public required string Previous { get; init; }
    public required string Chain { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
}

internal sealed class LedgerMaps : IEntityTypeConfiguration<LedgerEntry>, IEntityTypeConfiguration<LedgerLeaf>, IEntityTypeConfiguration<LedgerSeal>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.IsAppendOnly().ToTable("ledger_entries").Property(e => e.Kind).HasMaxLength(40);
        builder.HasIndex(e => new { e.ProjectId, e.Id });
        builder.HasIndex(e => new { e.ProjectId, e.Kind, e.Id });
        builder.HasOne<Project>().WithMany().HasForeignKey(e => e.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LedgerLeaf> builder)
    {
        builder.IsAppendOnly().ToTable("ledger_leaves").HasKey(l => l.EntryId);
        builder.HasIndex(l => new { l.ProjectId, l.Index }).IsUnique();
        builder.HasOne<LedgerEntry>().WithOne().HasForeignKey<LedgerLeaf>(l => l.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LedgerSeal>().WithMany().HasForeignKey(l => new { l.ProjectId, l.Seal }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LedgerSeal> builder) =>
        builder.IsAppendOnly().ToTable("ledger_seals").HasKey(s => new { s.ProjectId, s.Number });
}
