using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>
/// A sealed bag. It names a batch verdict that released the round: the foreign key covers the verdict's outcome, so a
/// withheld batch cannot be delivered by any path.
/// </summary>
public sealed record SealedDelivery
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid RoundId { get; init; }

    /// <summary>Always true; part of the key into the verdict.</summary>
    public required bool VerdictReleased { get; init; }

    /// <summary>SHA-256 of the bag's tag manifest, lower hex.</summary>
    public required string BagDigest { get; init; }

    /// <summary>SHA-256 of the signer's public key, lower hex.</summary>
    public required string KeyId { get; init; }
    public required string BlobKey { get; init; }

    /// <summary>SHA-256 of the packed bag, lower hex: another blob in its place shows.</summary>
    public required string PackedDigest { get; init; }

    /// <summary>Length of the packed bag in bytes.</summary>
    public required long PackedBytes { get; init; }

    /// <summary>The delivery of the same batch that this one corrects; the old one stays as it is.</summary>
    public Guid? Supersedes { get; init; }

    /// <summary>JSON array of the thresholds that were looser than the house standard; empty when none was.</summary>
    public required string Looser { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
}

/// <summary>What the client measured after training, and what it says about the guidelines [D5]. Opens a new version, edits none.</summary>
public sealed record FeedbackSignal
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid DeliveryId { get; init; }

    /// <summary>Sealed JSON of the client's answers.</summary>
    public required byte[] Content { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A change of the next version of the guidelines that the findings speak for. Each finding proposes its change once.</summary>
public sealed record GuidelinesProposal
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>SHA-256 of what the finding is about, lower hex.</summary>
    public required string FindingKey { get; init; }

    /// <summary>Canonical <see cref="Kernel.ProposedChange"/>, sealed with the project's key.</summary>
    public required byte[] Content { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
}

/// <summary>A lead's word on a proposal. There is one; another opinion is another proposal.</summary>
public sealed record ProposalDecision
{
    public required Guid ProposalId { get; init; }
    public required Guid ProjectId { get; init; }
    public required bool Accepted { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>An accepted proposal that a draft of the guidelines took up.</summary>
public sealed record DraftedProposal
{
    public required Guid ProposalId { get; init; }

    /// <summary>Always true; part of the key into the decision, so that a declined one is never taken up.</summary>
    public required bool Accepted { get; init; }

    /// <summary>Hash of the draft, lower hex.</summary>
    public required string DraftHash { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class DeliveryMaps : IEntityTypeConfiguration<SealedDelivery>, IEntityTypeConfiguration<FeedbackSignal>,
    IEntityTypeConfiguration<GuidelinesProposal>, IEntityTypeConfiguration<ProposalDecision>, IEntityTypeConfiguration<DraftedProposal>
{
    public void Configure(EntityTypeBuilder<GuidelinesProposal> builder)
    {
        builder.IsAppendOnly().HasIndex(p => new { p.ProjectId, p.FindingKey }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProposalDecision> builder)
    {
        builder.IsAppendOnly().HasKey(d => d.ProposalId);
        builder.HasAlternateKey(d => new { d.ProposalId, d.Accepted });
        builder.HasIndex(d => d.ProjectId);
        builder.HasOne<GuidelinesProposal>().WithOne().HasForeignKey<ProposalDecision>(d => d.ProposalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DraftedProposal> builder)
    {
        builder.IsAppendOnly().ToTable(t => t.HasCheckConstraint("ck_drafted_proposals_accepted", "accepted")).HasKey(d => d.ProposalId);
        builder.HasOne<ProposalDecision>().WithOne().HasForeignKey<DraftedProposal>(d => new { d.ProposalId, d.Accepted })
            .HasPrincipalKey<ProposalDecision>(d => new { d.ProposalId, d.Accepted }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SealedDelivery> builder)
    {
        builder.IsAppendOnly().ToTable(t => t.HasCheckConstraint("ck_sealed_deliveries_released", "verdict_released"));
        builder.HasOne<BatchVerdict>().WithMany().HasForeignKey(d => new { d.RoundId, d.VerdictReleased })
            .HasPrincipalKey(v => new { v.RoundId, v.Released }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.RoundId).IsUnique();
        builder.HasIndex(d => d.Supersedes).IsUnique();
        builder.HasIndex(d => new { d.ProjectId, d.SealedAt });
        builder.HasOne<SealedDelivery>().WithMany().HasForeignKey(d => d.Supersedes).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FeedbackSignal> builder) =>
        builder.IsAppendOnly().HasOne<SealedDelivery>().WithMany().HasForeignKey(f => f.DeliveryId).OnDelete(DeleteBehavior.Restrict);
}
