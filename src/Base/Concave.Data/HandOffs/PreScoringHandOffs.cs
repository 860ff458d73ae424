using Concave.Data.Context;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>A set of pairs that is judged, gated and delivered together. It names the approved guidelines it is under.</summary>
public sealed record Batch
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required int Number { get; init; }
    public required Guid GuidelinesId { get; init; }

    /// <summary>The pilot that allowed it; null only for recorded work.</summary>
    public Guid? ProvenAgreementId { get; init; }
    public required bool Recorded { get; init; }
    public required int Pairs { get; init; }

    /// <summary>Canonical JSON of the <see cref="Datasets.Bag.ImportSummary"/> whose digest is in the ledger: what the delivery carries.</summary>
    public string Import { get; init; } = "";
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>One step of a batch. The foreign key to the step before makes skipping a state impossible.</summary>
public sealed record BatchTransition
{
    public required Guid BatchId { get; init; }

    /// <summary>1 for the first step.</summary>
    public required int Number { get; init; }

    /// <summary>Number - 1, or null for the first.</summary>
    public int? Previous { get; init; }
    public required BatchState From { get; init; }
    public required BatchState To { get; init; }
    public required string Why { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>One pass over a batch. A withheld batch gets another, with a new seed.</summary>
public sealed record Round
{
    public required Guid Id { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid ProjectId { get; init; }
    public required int Number { get; init; }

    /// <summary>The 32-byte seed, sealed with the project's key; its digest is in the ledger before work begins.</summary>
    public required byte[] Seed { get; init; }

    /// <summary>Canonical JSON of the <see cref="RoundRecord"/> whose digest is in the ledger.</summary>
    public required string Record { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>How many slots of a round still wait. Counted down by each submit, so that the last one is known to be the last.</summary>
public sealed class RoundProgress
{
    public required Guid RoundId { get; init; }
    public required int OpenSlots { get; set; }
    public required int Judgments { get; set; }
}

/// <summary>
/// How a pair of a round is to be judged, decided before anybody works. The gold pool's pairs have a row too, with
/// reason <see cref="RouteReason.Gold"/>: it says whether the suggestion is shown on them. They have no slots and no
/// verdict, so whoever wants the round's own pairs leaves that reason out.
/// </summary>
public sealed record RoutedPair
{
    public required Guid RoundId { get; init; }
    public required Guid PairId { get; init; }
    public required int Slots { get; init; }
    public required RouteReason Reason { get; init; }
    public required bool InSample { get; init; }
    public required bool SuggestionShown { get; init; }

    /// <summary>Canonical JSON of the <see cref="RoutingRecord"/>.</summary>
    public required string Record { get; init; }

    /// <summary>What the AI said for its suggestion, sealed; null when nothing is shown.</summary>
    public byte[]? Explanation { get; init; }
}

/// <summary>Where one wanted judgment stands.</summary>
public enum SlotState
{
    Open,
    Leased,
    Done,
}

/// <summary>
/// One wanted judgment of one pair: the order book that annotators work off. Routing writes it; an ambiguous rating or
/// a tier 1 flag adds to it. The rows are created once and change only their state and lease.
/// </summary>
public sealed class Slot
{
    public required Guid Id { get; init; }
    public required Guid RoundId { get; init; }
    public required Guid PairId { get; init; }

    /// <summary>0 for the first judgment of the pair in this round.</summary>
    public required int Ordinal { get; init; }
    public required RouteReason Reason { get; init; }
    public required string Domain { get; init; }
    public required string Language { get; init; }

    /// <summary>Random place in the round's ring, so that nobody works through the file's order.</summary>
    public required long OrderKey { get; init; }
    public SlotState State { get; set; }
    public Guid? AssignmentId { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
}

internal sealed class PreScoringMaps : IEntityTypeConfiguration<Batch>, IEntityTypeConfiguration<BatchTransition>,
    IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundProgress>, IEntityTypeConfiguration<RoutedPair>, IEntityTypeConfiguration<Slot>
{
    public void Configure(EntityTypeBuilder<Batch> builder)
    {
        builder.IsAppendOnly().ToTable(t => t.HasCheckConstraint("ck_batches_pilot", "recorded OR proven_agreement_id IS NOT NULL"));
        builder.HasIndex(b => new { b.ProjectId, b.Number }).IsUnique();
        builder.HasOne<ApprovedGuidelines>().WithMany().HasForeignKey(b => b.GuidelinesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProvenAgreement>().WithMany().HasForeignKey(b => b.ProvenAgreementId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BatchTransition> builder)
    {
        builder.IsAppendOnly().HasKey(t => new { t.BatchId, t.Number });
        builder.HasAlternateKey(t => new { t.BatchId, t.Number, t.To });
        builder.HasOne<Batch>().WithMany().HasForeignKey(t => t.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BatchTransition>().WithMany().HasForeignKey(t => new { t.BatchId, t.Previous, t.From })
            .HasPrincipalKey(t => new { t.BatchId, t.Number, t.To }).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint("ck_batch_transitions_way", BatchRules.AsCheck()));
        builder.ToTable(t => t.HasCheckConstraint("ck_batch_transitions_chain",
            "(number = 1 AND previous IS NULL AND \"from\" = 'Planned') OR (number > 1 AND previous = number - 1)"));
    }

    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.IsAppendOnly().HasIndex(r => new { r.BatchId, r.Number }).IsUnique();
        builder.HasOne<Batch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RoundProgress> builder)
    {
        builder.ToTable("round_progress", t => t.HasCheckConstraint("ck_round_progress_open", "open_slots >= 0")).HasKey(p => p.RoundId);
        builder.HasOne<Round>().WithOne().HasForeignKey<RoundProgress>(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RoutedPair> builder)
    {
        builder.IsAppendOnly().HasKey(r => new { r.RoundId, r.PairId });
        builder.HasIndex(r => new { r.RoundId, r.Reason, r.PairId });
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Pair>().WithMany().HasForeignKey(r => r.PairId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Slot> builder)
    {
        builder.HasIndex(s => new { s.RoundId, s.PairId, s.Ordinal }).IsUnique();
        builder.HasIndex(s => new { s.RoundId, s.OrderKey }).HasDatabaseName("ix_slots_open").HasFilter("state = 'Open'");
        builder.HasIndex(s => new { s.RoundId, s.LeaseUntil }).HasDatabaseName("ix_slots_leased").HasFilter("state = 'Leased'");
        builder.HasOne<RoutedPair>().WithMany().HasForeignKey(s => new { s.RoundId, s.PairId }).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint("ck_slots_lease", "(state = 'Leased') = (lease_until IS NOT NULL)"));
    }
}
