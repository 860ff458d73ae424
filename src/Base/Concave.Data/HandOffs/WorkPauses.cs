using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>Work that is stopped until a lead has looked: one person's on a project, or everybody's on a round. No task is handed out meanwhile.</summary>
public sealed record WorkPause
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid BatchId { get; init; }

    /// <summary>The round in which it showed.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>Whose work on the project is paused; null when it is the round for everybody.</summary>
    public Guid? AnnotatorId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Canonical JSON of what was seen, sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>The end of a pause, by a lead who says why. What was done before it is not held against anybody again.</summary>
public sealed record PauseLift
{
    public required Guid PauseId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Canonical JSON of the reason, sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class PauseMaps : IEntityTypeConfiguration<WorkPause>, IEntityTypeConfiguration<PauseLift>
{
    public void Configure(EntityTypeBuilder<WorkPause> builder)
    {
        builder.IsAppendOnly().HasIndex(p => new { p.ProjectId, p.AnnotatorId });
        builder.HasIndex(p => p.RoundId);
        builder.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PauseLift> builder)
    {
        builder.IsAppendOnly().HasKey(l => l.PauseId);
        builder.HasOne<WorkPause>().WithOne().HasForeignKey<PauseLift>(l => l.PauseId).OnDelete(DeleteBehavior.Restrict);
    }
}
