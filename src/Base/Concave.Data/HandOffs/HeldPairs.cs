using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>
/// A row of a client's file that is a pair but was not taken in: it gives its author away, is broken, repeats another or
/// holds personal data. Nobody sees it before a lead has decided. Its text is sealed like that of a <see cref="Pair"/>,
/// which it becomes, under the same id, when it is taken in after all.
/// </summary>
public sealed record HeldPair
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid ImportId { get; init; }
    public required PairPurpose Purpose { get; init; }
    public required string ExternalId { get; init; }
    public required string ContentHash { get; init; }
    public required string Domain { get; init; }
    public required string Language { get; init; }
    public required string TaskType { get; init; }
    public required int Words { get; init; }
    public required byte[] Content { get; init; }

    /// <summary>Its place in the file, from 1.</summary>
    public required long Row { get; init; }

    /// <summary>The reason under which the import counts it: the code of the first flaw.</summary>
    public required string Code { get; init; }

    /// <summary>All flaws: JSON array of {field, code}.</summary>
    public required string Flaws { get; init; }

    /// <summary>The verified answer that a gold or calibration row brings, and the sealed text of its reason.</summary>
    public required Choice? Truth { get; init; }
    public required byte[]? Why { get; init; }
    public required DateTimeOffset HeldAt { get; init; }
}

/// <summary>What a lead decided about a held pair. Left out may be followed by taken in; taken in is the end.</summary>
public sealed record HeldDecision
{
    public required Guid Id { get; init; }
    public required Guid HeldPairId { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>Of all decisions that were made at once: the ledger has one entry for them.</summary>
    public required Guid ActId { get; init; }
    public required bool TakenIn { get; init; }
    public required Guid DecidedBy { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
}

internal sealed class HeldMaps : IEntityTypeConfiguration<HeldPair>, IEntityTypeConfiguration<HeldDecision>
{
    public void Configure(EntityTypeBuilder<HeldPair> builder)
    {
        builder.IsAppendOnly().Property(h => h.ExternalId).HasMaxLength(300);
        builder.Property(h => h.Code).HasMaxLength(40);
        builder.HasIndex(h => new { h.ProjectId, h.Purpose, h.ExternalId, h.ContentHash }).IsUnique();
        builder.HasOne<PairImport>().WithMany().HasForeignKey(h => h.ImportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HeldDecision> builder)
    {
        builder.IsAppendOnly().HasIndex(d => new { d.HeldPairId, d.TakenIn }).IsUnique();
        builder.HasIndex(d => d.ProjectId);
        builder.HasOne<HeldPair>().WithMany().HasForeignKey(d => d.HeldPairId).OnDelete(DeleteBehavior.Restrict);
    }
}
