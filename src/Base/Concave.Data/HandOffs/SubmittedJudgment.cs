using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>One judgment, as submitted. The canonical record is sealed; what gates and queries need is in the clear.</summary>
public sealed record SubmittedJudgment
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid RoundId { get; init; }
    public required Guid PairId { get; init; }

    /// <summary>The claim it answers; one claim has one judgment.</summary>
    public required Guid AssignmentId { get; init; }

    /// <summary>Made by the client program; sending it twice changes nothing.</summary>
    public required Guid SubmissionId { get; init; }
    public required Guid QualificationId { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required PairPurpose Purpose { get; init; }
    public required RouteReason Reason { get; init; }
    public required Choice Choice { get; init; }
    public required Difficulty Difficulty { get; init; }
    public required long ActiveMs { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Canonical JSON of the <see cref="JudgmentRecord"/>, compressed and sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class JudgmentMaps : IEntityTypeConfiguration<SubmittedJudgment>
{
    public void Configure(EntityTypeBuilder<SubmittedJudgment> builder)
    {
        builder.IsAppendOnly().HasIndex(j => j.AssignmentId).IsUnique();
        builder.HasIndex(j => j.SubmissionId).IsUnique();
        builder.HasIndex(j => new { j.RoundId, j.PairId, j.AnnotatorId }).IsUnique();
        builder.HasOne<Round>().WithMany().HasForeignKey(j => j.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Pair>().WithMany().HasForeignKey(j => j.PairId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QualifiedAnnotator>().WithMany().HasForeignKey(j => j.QualificationId).OnDelete(DeleteBehavior.Restrict);
    }
}
