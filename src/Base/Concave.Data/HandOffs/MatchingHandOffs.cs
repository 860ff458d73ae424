using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>
/// Somebody who may judge a project's pairs. For work done in the studio the row cannot exist without a κ at or above
/// the gate: a check constraint holds that, whatever the code says [C3].
/// </summary>
public sealed record QualifiedAnnotator
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid AnnotatorId { get; init; }

    /// <summary>The name under which the client knows this person.</summary>
    public required string Pseudonym { get; init; }
    public required QualificationBasis Basis { get; init; }

    /// <summary>Number of the attempt that passed; 0 for recorded work.</summary>
    public required int Attempt { get; init; }

    /// <summary>κ against the truth; null only for recorded work.</summary>
    public double? Kappa { get; init; }
    public double? KappaLow { get; init; }
    public double? KappaHigh { get; init; }

    /// <summary>The gate in force when it was passed.</summary>
    public required double Threshold { get; init; }
    public required int Pairs { get; init; }

    /// <summary>Canonical JSON of the <see cref="AnnotatorRecord"/> the client sees.</summary>
    public required string Profile { get; init; }
    public required DateTimeOffset QualifiedAt { get; init; }
}

/// <summary>The end of a qualification: from then on no task is handed out. The row it ends stays.</summary>
public sealed record QualificationEnd
{
    public required Guid QualificationId { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>Whoever ended it says why, and may speak of the content; sealed as <see cref="Content.ContentVault.CloseText"/> does.</summary>
    public required string Reason { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
}

/// <summary>One blind answer given before production: in a calibration attempt, in the pilot, or in the audit of a client's labels.</summary>
public sealed record QualificationAnswer
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required string Pseudonym { get; init; }

    /// <summary>Calibration, Pilot or Audit.</summary>
    public required PairPurpose Purpose { get; init; }

    /// <summary>Number of the attempt, or of the project's pilot; from 1.</summary>
    public required int Attempt { get; init; }
    public required Guid PairId { get; init; }

    /// <summary>The verified answer; of an audit pair the client's label; cannot_judge for the pilot, which has none.</summary>
    public required Choice Truth { get; init; }
    public required Choice Choice { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
}

/// <summary>Agreement proven on a pilot under one version of the guidelines [S5]. Cannot exist below its threshold.</summary>
public sealed record ProvenAgreement
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid GuidelinesId { get; init; }

    /// <summary>Number of the pilot that proved it: the <see cref="QualificationAnswer.Attempt"/> of its answers.</summary>
    public int Pilot { get; init; } = 1;
    public required double Kappa { get; init; }
    public double? KappaLow { get; init; }
    public double? KappaHigh { get; init; }
    public required double Threshold { get; init; }
    public required int Pairs { get; init; }
    public required int Annotators { get; init; }
    public required DateTimeOffset ProvenAt { get; init; }
}

internal sealed class MatchingMaps : IEntityTypeConfiguration<QualifiedAnnotator>, IEntityTypeConfiguration<QualificationEnd>,
    IEntityTypeConfiguration<QualificationAnswer>, IEntityTypeConfiguration<ProvenAgreement>
{
    public void Configure(EntityTypeBuilder<QualifiedAnnotator> builder)
    {
        builder.IsAppendOnly().ToTable(t => t.HasCheckConstraint(
            "ck_qualified_annotators_gate", "basis = 'Recorded' OR (kappa IS NOT NULL AND kappa >= threshold)"));
        builder.HasIndex(q => new { q.ProjectId, q.AnnotatorId });
        builder.HasOne<Project>().WithMany().HasForeignKey(q => q.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QualificationEnd> builder)
    {
        builder.IsAppendOnly().HasKey(e => e.QualificationId);
        builder.HasOne<QualifiedAnnotator>().WithOne().HasForeignKey<QualificationEnd>(e => e.QualificationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QualificationAnswer> builder)
    {
        builder.IsAppendOnly().HasIndex(a => new { a.ProjectId, a.AnnotatorId, a.Purpose, a.PairId }).IsUnique();
        builder.HasOne<Pair>().WithMany().HasForeignKey(a => a.PairId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProvenAgreement> builder)
    {
        builder.IsAppendOnly().ToTable(t => t.HasCheckConstraint("ck_proven_agreements_gate", "kappa >= threshold"));
        builder.HasOne<ApprovedGuidelines>().WithMany().HasForeignKey(p => p.GuidelinesId).OnDelete(DeleteBehavior.Restrict);
    }
}
