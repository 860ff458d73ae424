using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Quality;

/// <summary>What a review asks for.</summary>
public enum ReviewKind
{
    /// <summary>A senior annotator settles a disagreement [Q3].</summary>
    Adjudication,

    /// <summary>The ML-engineering team checks a label [Q4].</summary>
    SpotCheck,
}

/// <summary>Where a review stands.</summary>
internal enum ReviewState
{
    Waiting,
    Leased,
    Done,
}

/// <summary>Why a review exists. The reason of a spot check stands in its record.</summary>
internal static class ReviewReasons
{
    internal const string Disagreement = "disagreement";
    internal const string Sample = "sample";
    internal const string Escalated = "escalated";
}

/// <summary>One wanted review of one pair. Working state: it changes its state and lease; what was decided is a quality entry.</summary>
internal sealed class ReviewTask
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid RoundId { get; init; }
    public required Guid PairId { get; init; }
    public required ReviewKind Kind { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public ReviewState State { get; set; }

    /// <summary>Who holds it; once it is done, who did it.</summary>
    public Guid? HolderId { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>The quality entry it ended in.</summary>
    public Guid? EntryId { get; set; }

    /// <summary>What the holder has entered and not decided yet, as JSON, sealed.</summary>
    public byte[]? Draft { get; set; }
    public int DraftRevision { get; set; }
}

/// <summary>A judgment that tier 1 has looked at.</summary>
internal sealed record ScreenedJudgment
{
    public required Guid JudgmentId { get; init; }
    public required Guid RoundId { get; init; }
    public required DateTimeOffset ScreenedAt { get; init; }
}

internal static class QualityRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<ReviewTask> ReviewTasks => db.Set<ReviewTask>();
        internal DbSet<ScreenedJudgment> ScreenedJudgments => db.Set<ScreenedJudgment>();

        /// <summary>True when a review of the round is not done.</summary>
        internal Task<bool> IsReviewing(Guid roundId, CancellationToken stop) =>
            db.ReviewTasks.AnyAsync(r => r.RoundId == roundId && r.State != ReviewState.Done, stop);

        /// <summary>Reviews of the round that are not done.</summary>
        internal Task<int> CountReviews(Guid roundId, CancellationToken stop) =>
            db.ReviewTasks.CountAsync(r => r.RoundId == roundId && r.State != ReviewState.Done, stop);

        /// <summary>True when a judgment of the round waits for tier 1.</summary>
        internal Task<bool> IsUnscreened(Guid roundId, CancellationToken stop) =>
            db.SubmittedJudgments.AnyAsync(j => j.RoundId == roundId && !db.Set<ScreenedJudgment>().Any(s => s.JudgmentId == j.Id), stop);
    }
}

internal sealed class QualityWorkMaps : IEntityTypeConfiguration<ReviewTask>, IEntityTypeConfiguration<ScreenedJudgment>
{
    public void Configure(EntityTypeBuilder<ReviewTask> builder)
    {
        builder.ToTable("review_tasks", t => t.HasCheckConstraint("ck_review_tasks_lease", "(state = 'Leased') = (lease_until IS NOT NULL)"));
        builder.Property(r => r.Reason).HasMaxLength(40);
        builder.HasIndex(r => new { r.RoundId, r.PairId, r.Kind, r.Reason }).IsUnique();
        builder.HasIndex(r => new { r.ProjectId, r.Kind, r.OpenedAt }).HasDatabaseName("ix_review_tasks_open").HasFilter("state <> 'Done'");
        builder.HasOne<RoutedPair>().WithMany().HasForeignKey(r => new { r.RoundId, r.PairId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QualityEntry>().WithMany().HasForeignKey(r => r.EntryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ScreenedJudgment> builder)
    {
        builder.IsAppendOnly().ToTable("screened_judgments").HasKey(s => s.JudgmentId);
        builder.HasIndex(s => s.RoundId);
        builder.HasOne<SubmittedJudgment>().WithOne().HasForeignKey<ScreenedJudgment>(s => s.JudgmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
