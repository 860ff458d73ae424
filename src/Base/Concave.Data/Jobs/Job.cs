using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    Ready,
    Leased,
    Done,

    /// <summary>Tried often enough; <see cref="Job.LastError"/> says why it failed. A person decides.</summary>
    Dead,
}

/// <summary>Work to be done after the transaction that asked for it. Being a row of the same database, it is never lost and never early.</summary>
public sealed class Job
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public JobState State { get; set; }
    public required DateTimeOffset RunAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Changes with every claim; only its holder may finish the job.</summary>
    public Guid? LeaseToken { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
}

internal sealed class JobMap : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs").Property(j => j.Kind).HasMaxLength(60);
        builder.HasIndex(j => new { j.RunAt, j.Id }).HasDatabaseName("ix_jobs_ready").HasFilter("state = 'Ready'");
        builder.HasIndex(j => j.LeaseUntil).HasDatabaseName("ix_jobs_leased").HasFilter("state = 'Leased'");
    }
}
