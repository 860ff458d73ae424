using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>
/// A verified pair whose answer does not hold: it is shown to nobody any more and counts for nobody. Judgments of it stay
/// on record. Once the round it stood in is decided it can no longer be retired.
/// </summary>
public sealed record GoldRetirement
{
    /// <summary>The pair, of purpose gold or calibration; retired once.</summary>
    public required Guid PairId { get; init; }
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>The round in whose pool it is; null when no round has used it.</summary>
    public Guid? RoundId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Canonical JSON of the <see cref="Kernel.Records.RetiredGoldRecord"/>, sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class GoldRetirementMap : IEntityTypeConfiguration<GoldRetirement>
{
    public void Configure(EntityTypeBuilder<GoldRetirement> builder)
    {
        builder.IsAppendOnly().HasKey(r => r.PairId);
        builder.HasIndex(r => r.RoundId);
        builder.HasIndex(r => r.ProjectId);
        builder.HasOne<Pair>().WithOne().HasForeignKey<GoldRetirement>(r => r.PairId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
