using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Quality;

/// <summary>An annotator's objection to how their judgment was overruled.</summary>
internal sealed record Dispute
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid PairId { get; init; }
    public required Guid JudgmentId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Canonical JSON of the <see cref="DisputeRecord"/>, sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>What a senior says to it.</summary>
internal sealed record DisputeAnswer
{
    public required Guid DisputeId { get; init; }
    public required Guid ProjectId { get; init; }
    public required bool Upheld { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Canonical JSON of the <see cref="DisputeAnswerRecord"/>, sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>A dispute as the ledger's digest covers it.</summary>
internal sealed record DisputeRecord(Guid Dispute, Guid Judgment, string By, string Text, DateTimeOffset At);

/// <summary>Its answer as the ledger's digest covers it.</summary>
internal sealed record DisputeAnswerRecord(Guid Dispute, bool Upheld, string By, string Text, DateTimeOffset At);

internal static class DisputeRows
{
    /// <summary>Kinds of ledger entries; nothing in a delivery answers to them.</summary>
    internal const string Kind = "dispute";
    internal const string AnswerKind = "dispute_answer";

    extension(ConcaveDb db)
    {
        internal DbSet<Dispute> Disputes => db.Set<Dispute>();
        internal DbSet<DisputeAnswer> DisputeAnswers => db.Set<DisputeAnswer>();
    }
}

internal sealed class DisputeMaps : IEntityTypeConfiguration<Dispute>, IEntityTypeConfiguration<DisputeAnswer>
{
    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.IsAppendOnly().ToTable("disputes").HasIndex(d => d.JudgmentId).IsUnique();
        builder.HasIndex(d => new { d.ProjectId, d.At });
        builder.HasOne<SubmittedJudgment>().WithMany().HasForeignKey(d => d.JudgmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DisputeAnswer> builder)
    {
        builder.IsAppendOnly().ToTable("dispute_answers").HasKey(a => a.DisputeId);
        builder.HasOne<Dispute>().WithOne().HasForeignKey<DisputeAnswer>(a => a.DisputeId).OnDelete(DeleteBehavior.Restrict);
    }
}
