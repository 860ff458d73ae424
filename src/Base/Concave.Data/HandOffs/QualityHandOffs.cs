using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>What a quality entry records.</summary>
public enum QualityEntryKind
{
    Flag,
    Resolution,
    SpotCheck,
    RootCause,
}

/// <summary>
/// One act of quality assurance: a tier 1 flag, a resolution, a spot check, a root cause. The sealed content is the
/// canonical record of that kind, exactly as the delivery carries it.
/// </summary>
public sealed record QualityEntry
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid RoundId { get; init; }
    public required QualityEntryKind Kind { get; init; }

    /// <summary>The pair concerned; null for a root cause.</summary>
    public Guid? PairId { get; init; }

    /// <summary>The judgment concerned, for a flag.</summary>
    public Guid? JudgmentId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Canonical JSON of the record, sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>How a round of a batch came out against every gate.</summary>
public sealed record BatchVerdict
{
    public required Guid RoundId { get; init; }
    public required Guid BatchId { get; init; }
    public required bool Released { get; init; }

    /// <summary>JSON array of <see cref="GateRecord"/>.</summary>
    public required string Gates { get; init; }

    /// <summary>JSON array of sentences; empty when released.</summary>
    public required string Reasons { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>What became of one pair.</summary>
public sealed record Verdict
{
    public required Guid RoundId { get; init; }
    public required Guid PairId { get; init; }
    public required bool Released { get; init; }
    public required Choice Choice { get; init; }

    /// <summary>Canonical JSON of the <see cref="VerdictRecord"/>.</summary>
    public required string Record { get; init; }
}

internal sealed class QualityMaps : IEntityTypeConfiguration<QualityEntry>, IEntityTypeConfiguration<BatchVerdict>, IEntityTypeConfiguration<Verdict>
{
    public void Configure(EntityTypeBuilder<QualityEntry> builder)
    {
        builder.IsAppendOnly().ToTable("quality_entries").HasIndex(e => new { e.RoundId, e.Kind, e.PairId });
        builder.HasOne<Round>().WithMany().HasForeignKey(e => e.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SubmittedJudgment>().WithMany().HasForeignKey(e => e.JudgmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BatchVerdict> builder)
    {
        builder.IsAppendOnly().HasKey(v => v.RoundId);
        builder.HasOne<Round>().WithOne().HasForeignKey<BatchVerdict>(v => v.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasAlternateKey(v => new { v.RoundId, v.Released });
    }

    public void Configure(EntityTypeBuilder<Verdict> builder)
    {
        builder.IsAppendOnly().HasKey(v => new { v.RoundId, v.PairId });
        builder.HasIndex(v => new { v.RoundId, v.Released, v.PairId });
        builder.HasOne<RoutedPair>().WithOne().HasForeignKey<Verdict>(v => new { v.RoundId, v.PairId }).OnDelete(DeleteBehavior.Restrict);
    }
}
