using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Matching.Panel;

/// <summary>One version of what is known about an annotator. The highest version is in force; earlier ones stay.</summary>
internal sealed record AnnotatorProfile
{
    public required Guid AnnotatorId { get; init; }
    public required int Version { get; init; }
    public required string DisplayName { get; init; }

    /// <summary>Lower case, joined by one space.</summary>
    public required string Domains { get; init; }

    /// <summary>BCP-47 tags, joined by one space.</summary>
    public required string Languages { get; init; }
    public required int HoursPerWeek { get; init; }
    public required bool Simulated { get; init; }
    public required Guid RegisteredBy { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>Something that speaks for an annotator, once it is verified.</summary>
internal sealed record Credential
{
    public required Guid Id { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Issuer { get; init; }

    /// <summary>The domain it speaks for; "" for every domain the annotator works in.</summary>
    public required string Domain { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>That somebody looked at a credential, and what they saw.</summary>
internal sealed record VerifiedCredential
{
    public required Guid CredentialId { get; init; }
    public required string Evidence { get; init; }
    public required Guid VerifiedBy { get; init; }
    public required DateTimeOffset VerifiedAt { get; init; }
}

/// <summary>A place offered on a project, with the terms that go with it. The highest number is in force.</summary>
internal sealed record Invitation
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required int Number { get; init; }
    public required int MaxTurnaroundHours { get; init; }
    public required int PairsPerDay { get; init; }
    public required double MinGoldAccuracy { get; init; }
    public required Guid InvitedBy { get; init; }
    public required DateTimeOffset InvitedAt { get; init; }

    internal Sla Sla => new(MaxTurnaroundHours, PairsPerDay, MinGoldAccuracy);
}

/// <summary>The annotator's agreement to the terms.</summary>
internal sealed record Acceptance
{
    public required Guid InvitationId { get; init; }
    public required DateTimeOffset AcceptedAt { get; init; }
}

/// <summary>A breach of the agreed terms, raised once for each person, kind and day [C4].</summary>
internal sealed record SlaAlert
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required SlaTerm Term { get; init; }

    /// <summary>UTC day, yyyy-MM-dd.</summary>
    public required string Day { get; init; }
    public required double Figure { get; init; }
    public required double Agreed { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }
}

/// <summary>Who a name in a client's recorded judgments stands for.</summary>
internal sealed record RecordedPerson
{
    public required Guid ProjectId { get; init; }
    public required string Name { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required Guid QualificationId { get; init; }
}

internal static class PanelTables
{
    extension(ConcaveDb db)
    {
        internal DbSet<AnnotatorProfile> Profiles => db.Set<AnnotatorProfile>();
        internal DbSet<Credential> Credentials => db.Set<Credential>();
        internal DbSet<VerifiedCredential> VerifiedCredentials => db.Set<VerifiedCredential>();
        internal DbSet<Invitation> Invitations => db.Set<Invitation>();
        internal DbSet<Acceptance> Acceptances => db.Set<Acceptance>();
        internal DbSet<SlaAlert> SlaAlerts => db.Set<SlaAlert>();
        internal DbSet<RecordedPerson> RecordedPeople => db.Set<RecordedPerson>();
    }
}

internal sealed class PanelMaps : IEntityTypeConfiguration<AnnotatorProfile>, IEntityTypeConfiguration<Credential>,
    IEntityTypeConfiguration<VerifiedCredential>, IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<Acceptance>,
    IEntityTypeConfiguration<SlaAlert>, IEntityTypeConfiguration<RecordedPerson>
{
    public void Configure(EntityTypeBuilder<AnnotatorProfile> builder) =>
        builder.IsAppendOnlyUnless(Gone.Person("OLD.annotator_id")).ToTable("annotator_profiles").HasKey(p => new { p.AnnotatorId, p.Version });

    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.IsAppendOnlyUnless(Gone.Person("OLD.annotator_id")).ToTable("credentials");
        builder.HasIndex(c => new { c.AnnotatorId, c.Kind, c.Title, c.Issuer, c.Domain }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<VerifiedCredential> builder)
    {
        builder.IsAppendOnlyUnless(Gone.Person("(SELECT annotator_id FROM credentials WHERE id = OLD.credential_id)")).ToTable("verified_credentials").HasKey(v => v.CredentialId);
        builder.HasOne<Credential>().WithOne().HasForeignKey<VerifiedCredential>(v => v.CredentialId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.IsAppendOnly().ToTable("invitations").Ignore(i => i.Sla);
        builder.HasIndex(i => new { i.ProjectId, i.AnnotatorId, i.Number }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Acceptance> builder)
    {
        builder.IsAppendOnly().ToTable("acceptances").HasKey(a => a.InvitationId);
        builder.HasOne<Invitation>().WithOne().HasForeignKey<Acceptance>(a => a.InvitationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SlaAlert> builder)
    {
        builder.IsAppendOnly().ToTable("sla_alerts").HasIndex(a => new { a.ProjectId, a.AnnotatorId, a.Term, a.Day }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RecordedPerson> builder)
    {
        builder.IsAppendOnly().ToTable("recorded_people").HasKey(r => new { r.ProjectId, r.Name });
        builder.HasOne<QualifiedAnnotator>().WithOne().HasForeignKey<RecordedPerson>(r => r.QualificationId).OnDelete(DeleteBehavior.Restrict);
    }
}
