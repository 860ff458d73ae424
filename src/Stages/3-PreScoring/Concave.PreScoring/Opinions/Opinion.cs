using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.PreScoring.Opinions;

/// <summary>Whether an opinion may be relied on. Anything but a sound one sends its pair to independent people, and is shown to nobody who judges.</summary>
public enum OpinionState
{
    Sound,

    /// <summary>The model declined to judge.</summary>
    Refused,

    /// <summary>No usable verdict in one order or in both.</summary>
    Unparseable,

    /// <summary>The pair's texts speak to the judge, or the judge says so.</summary>
    Suspicious,
}

/// <summary>
/// What one provider said on one pair. There is one row a pair and provider, also for an answer without a verdict, so
/// that nothing is asked twice.
/// </summary>
internal sealed record Opinion
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid PairId { get; init; }
    public required string Provider { get; init; }

    /// <summary>With response A first; null when no usable verdict was given.</summary>
    public Choice? Choice { get; init; }

    /// <summary>With response B first, in the terms of the stored pair; null when not asked or not usable.</summary>
    public Choice? ChoiceSwapped { get; init; }

    /// <summary>In [0, 1]; null when none is stated.</summary>
    public double? Confidence { get; init; }

    public required OpinionState State { get; init; }

    /// <summary>What made it suspicious, by codes separated by spaces: <c>a:addresses-judge b:encoded-text</c>; "" when nothing did.</summary>
    public required string Signs { get; init; }

    /// <summary>The provider's explanation, sealed.</summary>
    public required byte[] Reason { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}

internal static class OpinionRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<Opinion> Opinions => db.Set<Opinion>();
    }
}

internal sealed class OpinionMap : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> builder)
    {
        builder.IsAppendOnly().ToTable("opinions").Property(o => o.Provider).HasMaxLength(100);
        builder.Property(o => o.Signs).HasMaxLength(1000);
        builder.HasIndex(o => new { o.PairId, o.Provider }).IsUnique();
        builder.HasIndex(o => new { o.ProjectId, o.Provider });
        builder.HasOne<Pair>().WithMany().HasForeignKey(o => o.PairId).OnDelete(DeleteBehavior.Restrict);
    }
}
