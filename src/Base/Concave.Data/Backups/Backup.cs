using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Backups;

/// <summary>A backup that was made: what the operator looks at before they need one.</summary>
public sealed record Backup
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>How it was made, in one line: <c>concave backup</c>, <c>pg_dump</c>, ….</summary>
    public required string How { get; init; }

    /// <summary>True when the keys are in it.</summary>
    public required bool WithKeys { get; init; }

    /// <summary>Its size in bytes; null when whoever noted it did not say.</summary>
    public long? Bytes { get; init; }

    /// <summary>Who noted it; null for the command line.</summary>
    public Guid? By { get; init; }
}

internal sealed class BackupMap : IEntityTypeConfiguration<Backup>
{
    public void Configure(EntityTypeBuilder<Backup> builder) => builder.IsAppendOnly().ToTable("backups").Property(b => b.How).HasMaxLength(200);
}
