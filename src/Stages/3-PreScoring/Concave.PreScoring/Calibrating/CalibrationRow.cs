using System.Text;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.PreScoring.Calibrating;

/// <summary>A calibration that routed a round. Later verdicts make another row; rounds keep the one they were routed by.</summary>
internal sealed record CalibrationRow
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required string Provider { get; init; }
    public required string Language { get; init; }

    /// <summary>SHA-256 of <see cref="Record"/>, lower hex: its name in routing records.</summary>
    public required string Digest { get; init; }

    /// <summary>Canonical JSON of the <see cref="CalibrationRecord"/>.</summary>
    public required string Record { get; init; }
    public required DateTimeOffset FittedAt { get; init; }
}

/// <summary>A calibration and its name.</summary>
internal sealed record NamedCalibration(string Digest, CalibrationRecord Record)
{
    internal static NamedCalibration Of(CalibrationRecord record) => new(Datasets.Proof.Digest.Of(Text(record)), record);

    internal CalibrationRow Row(TimeProvider clock) => new()
    {
        Id = clock.NewId(),
        ProjectId = Record.Project,
        Provider = Record.Provider,
        Language = Record.Language,
        Digest = Digest,
        Record = Text(Record),
        FittedAt = clock.GetUtcNow(),
    };

    private static string Text(CalibrationRecord record) => Encoding.UTF8.GetString(CanonicalJson.Of(record));
}

internal static class CalibrationRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<CalibrationRow> Calibrations => db.Set<CalibrationRow>();
    }
}

internal sealed class CalibrationMap : IEntityTypeConfiguration<CalibrationRow>
{
    public void Configure(EntityTypeBuilder<CalibrationRow> builder)
    {
        builder.IsAppendOnly().ToTable("calibrations");
        builder.Property(c => c.Provider).HasMaxLength(100);
        builder.Property(c => c.Digest).HasMaxLength(64);
        builder.HasIndex(c => new { c.ProjectId, c.Digest }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
