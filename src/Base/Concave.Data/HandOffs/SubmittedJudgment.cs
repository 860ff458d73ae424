using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>
/// One judgment, as submitted. The canonical record is sealed; what gates and queries need is in the clear. Queries see
/// the judgments that stand; one that was withdrawn is there for whoever asks with IgnoreQueryFilters.
/// </summary>
public sealed record SubmittedJudgment
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid RoundId { get; init; }
    public required Guid PairId { get; init; }

    /// <summary>The claim it answers; one claim has one judgment that stands.</summary>
    public required Guid AssignmentId { get; init; }

    /// <summary>1 for the first answer to the claim, one more for each that was withdrawn before it.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The withdrawn judgment that this one comes after; null for the first.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>Null for a judgment that stands.</summary>
    public JudgmentWithdrawal? Withdrawal { get; init; }

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

/// <summary>A judgment taken back by its author within a minute. The judgment itself stays where it is.</summary>
public sealed record JudgmentWithdrawal
{
    public required Guid JudgmentId { get; init; }
    public required Guid BatchId { get; init; }
    public required DateTimeOffset WithdrawnAt { get; init; }
}

internal sealed class JudgmentMaps : IEntityTypeConfiguration<SubmittedJudgment>, IEntityTypeConfiguration<JudgmentWithdrawal>
{
    public void Configure(EntityTypeBuilder<SubmittedJudgment> builder)
    {
        // A second judgment of a pair by the same person exists only in place of a withdrawn one: the keys say so.
        builder.IsAppendOnly().HasIndex(j => new { j.AssignmentId, j.Version }).IsUnique();
        builder.HasIndex(j => j.SubmissionId).IsUnique();
        builder.HasIndex(j => new { j.AnnotatorId, j.Id });
        builder.HasIndex(j => new { j.RoundId, j.PairId, j.AnnotatorId, j.Version }).IsUnique();
        builder.HasIndex(j => new { j.ProjectId, j.AnnotatorId, j.SubmittedAt });
        builder.HasIndex(j => j.Replaces).IsUnique().HasFilter("replaces IS NOT NULL");
        builder.HasOne<JudgmentWithdrawal>().WithMany().HasForeignKey(j => j.Replaces).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint("ck_submitted_judgments_version", "version >= 1 AND (version = 1) = (replaces IS NULL)"));
        builder.HasOne(j => j.Withdrawal).WithOne().HasForeignKey<JudgmentWithdrawal>(w => w.JudgmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasQueryFilter(j => j.Withdrawal == null);
        builder.HasOne<Round>().WithMany().HasForeignKey(j => j.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Pair>().WithMany().HasForeignKey(j => j.PairId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QualifiedAnnotator>().WithMany().HasForeignKey(j => j.QualificationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<JudgmentWithdrawal> builder)
    {
        builder.IsAppendOnly().HasKey(w => w.JudgmentId);
        builder.HasIndex(w => w.BatchId);
    }
}
