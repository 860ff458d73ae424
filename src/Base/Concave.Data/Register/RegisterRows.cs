using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Register;

/// <summary>What people are told about their data, in one language. Every language of a version says the same.</summary>
public sealed record PrivacyNotice
{
    public required int Version { get; init; }

    /// <summary>BCP-47 tag.</summary>
    public required string Language { get; init; }
    public required string Text { get; init; }

    /// <summary>True when the text says that some of the AI's suggestions are wrong on purpose, to see who follows them.</summary>
    public bool TellsOfWrongSuggestions { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, lower hex: what a consent names.</summary>
    public required string Digest { get; init; }
    public required Guid PublishedBy { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>Somebody agreed to a notice as it was shown to them, or took that back. The last one counts.</summary>
public sealed record Consent
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required int Notice { get; init; }
    public required string Language { get; init; }
    public required string NoticeDigest { get; init; }

    /// <summary>False when it was withdrawn.</summary>
    public required bool Given { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What somebody asks about their own data (DPDP Act 2023, sections 11 to 14).</summary>
public enum DataRequestKind
{
    Access,
    Correction,
    Erasure,
    Grievance,

    /// <summary>Who may act for them when they cannot.</summary>
    Nomination,
}

/// <summary>A request with the day by which it has to be answered.</summary>
public sealed record DataRequest
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required DataRequestKind Kind { get; init; }

    /// <summary>The person's words, sealed with their key.</summary>
    public required byte[] Text { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>What the house answered, once.</summary>
public sealed record DataRequestAnswer
{
    public required Guid RequestId { get; init; }

    /// <summary>Sealed with the person's key.</summary>
    public required byte[] Text { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>From when on somebody's personal data has to go: a year after it was last used (DPDP Rules 2025, rule 8(3)).</summary>
public sealed record ErasureDay
{
    public required Guid PersonId { get; init; }

    /// <summary>False when nobody asked and the purpose is over: a disabled account that was not used for a year.</summary>
    public required bool OnRequest { get; init; }
    public required DateTimeOffset SetAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>Somebody's personal data is gone. Only with this row do the append-only tables let it go.</summary>
public sealed record ErasedPerson
{
    public required Guid PersonId { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The logs of a destroyed project are gone, a year after its content. Only with this row do their append-only tables let them go.</summary>
public sealed record ErasedLog
{
    public required Guid ProjectId { get; init; }

    /// <summary>The project's step to Destroyed, with the time it was taken.</summary>
    public required int Step { get; init; }

    /// <summary>Always Destroyed; part of the key into the step.</summary>
    public required ProjectState State { get; init; }
    public required DateTimeOffset DestroyedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A breach of personal data, from the moment somebody noticed.</summary>
public sealed record Breach
{
    public required Guid Id { get; init; }

    /// <summary>What is known, in the operator's words.</summary>
    public required string What { get; init; }
    public required DateTimeOffset NoticedAt { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What has to follow a breach.</summary>
public enum BreachDuty
{
    /// <summary>CERT-In, within 6 hours (Directions of 28 April 2022).</summary>
    CertIn,

    /// <summary>The Data Protection Board, without delay (DPDP Rules 2025, rule 7).</summary>
    BoardTold,

    /// <summary>Everybody concerned, without delay.</summary>
    PeopleTold,

    /// <summary>The detailed report to the Board, within 72 hours.</summary>
    BoardReport,
}

/// <summary>That a duty was done.</summary>
public sealed record BreachStep
{
    public required Guid BreachId { get; init; }
    public required BreachDuty Duty { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class RegisterMaps : IEntityTypeConfiguration<PrivacyNotice>, IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<DataRequest>,
    IEntityTypeConfiguration<DataRequestAnswer>, IEntityTypeConfiguration<ErasureDay>, IEntityTypeConfiguration<ErasedPerson>, IEntityTypeConfiguration<ErasedLog>,
    IEntityTypeConfiguration<Breach>, IEntityTypeConfiguration<BreachStep>
{
    public void Configure(EntityTypeBuilder<PrivacyNotice> builder) =>
        builder.IsAppendOnly().ToTable("privacy_notices").HasKey(n => new { n.Version, n.Language });

    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.IsAppendOnly().ToTable("consents").HasIndex(c => new { c.PersonId, c.At });
        builder.HasOne<PrivacyNotice>().WithMany().HasForeignKey(c => new { c.Notice, c.Language }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.IsAppendOnly().ToTable("data_requests", t => t.HasCheckConstraint("ck_data_requests_due", "due_at > received_at")).HasIndex(r => r.PersonId);
        builder.HasIndex(r => r.DueAt);
    }

    public void Configure(EntityTypeBuilder<DataRequestAnswer> builder)
    {
        builder.IsAppendOnly().ToTable("data_request_answers").HasKey(a => a.RequestId);
        builder.HasOne<DataRequest>().WithOne().HasForeignKey<DataRequestAnswer>(a => a.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ErasureDay> builder)
    {
        builder.IsAppendOnly().ToTable("erasure_days").HasKey(e => e.PersonId);
        builder.HasAlternateKey(e => new { e.PersonId, e.DueAt });
    }

    public void Configure(EntityTypeBuilder<ErasedPerson> builder)
    {
        builder.IsAppendOnly().ToTable("erased_people", t => t.HasCheckConstraint("ck_erased_people_due", "\"at\" >= due_at")).HasKey(e => e.PersonId);
        builder.HasOne<ErasureDay>().WithOne().HasForeignKey<ErasedPerson>(e => new { e.PersonId, e.DueAt })
            .HasPrincipalKey<ErasureDay>(e => new { e.PersonId, e.DueAt }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ErasedLog> builder)
    {
        builder.IsAppendOnly().ToTable("erased_logs", t => t.HasCheckConstraint("ck_erased_logs_due", $"state = 'Destroyed' AND due_at >= destroyed_at + {TimeSpan.FromDays(365).Ticks / TimeSpan.TicksPerMicrosecond} AND \"at\" >= due_at")).HasKey(e => e.ProjectId);
        builder.HasOne<ProjectStep>().WithOne().HasForeignKey<ErasedLog>(e => new { e.ProjectId, e.Step, e.State, e.DestroyedAt })
            .HasPrincipalKey<ProjectStep>(s => new { s.ProjectId, s.Number, s.To, s.Due }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Breach> builder) => builder.IsAppendOnly().ToTable("breaches");

    public void Configure(EntityTypeBuilder<BreachStep> builder)
    {
        builder.IsAppendOnly().ToTable("breach_steps").HasKey(s => new { s.BreachId, s.Duty });
        builder.HasOne<Breach>().WithMany().HasForeignKey(s => s.BreachId).OnDelete(DeleteBehavior.Restrict);
    }
}
