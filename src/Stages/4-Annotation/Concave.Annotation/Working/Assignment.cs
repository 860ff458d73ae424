using System.Text.Json.Serialization;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Annotation.Working;

/// <summary>Where a claim stands.</summary>
internal enum AssignmentState
{
    Leased,
    Submitted,
    Returned,

    /// <summary>The lease ran out and the slot was taken back. The same person may still get it again.</summary>
    Expired,
}

/// <summary>
/// One claim of one pair by one person: what they were shown and what they have written so far. Gold has one like any
/// other, made in the same way, so that its id says nothing.
/// </summary>
internal sealed class Assignment
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid RoundId { get; init; }

    /// <summary>The slot it fills; null for gold.</summary>
    public Guid? SlotId { get; set; }
    public required Guid PairId { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required Guid QualificationId { get; init; }
    public required string Pseudonym { get; init; }
    public required RouteReason Reason { get; init; }
    public required int StreamPosition { get; init; }
    public required Side Sides { get; init; }
    public required bool SuggestionShown { get; init; }
    public required DateTimeOffset ClaimedAt { get; init; }
    public required DateTimeOffset LeaseUntil { get; set; }
    public AssignmentState State { get; set; }

    /// <summary>Focused milliseconds so far; null before the first heartbeat.</summary>
    public long? ActiveMs { get; set; }
    public DateTimeOffset? LastBeat { get; set; }

    /// <summary>The answer before the suggestion was shown; null until there is one, and never changed after.</summary>
    public FirstAnswer? FirstChoice { get; set; }
    public int? FirstStrength { get; set; }
    public DateTimeOffset? CommittedAt { get; set; }
    public int DraftRevision { get; set; }

    /// <summary>The unsent answer as JSON, sealed.</summary>
    public byte[]? Draft { get; set; }
}

/// <summary>How far one person has come in one round.</summary>
internal sealed class AnnotatorStream
{
    public required Guid RoundId { get; init; }
    public required Guid AnnotatorId { get; init; }

    /// <summary>The place the next claim takes.</summary>
    public required int NextPosition { get; set; }

    /// <summary>Where in the ring of slots the search goes on.</summary>
    public required long RingCursor { get; set; }
}

/// <summary>Why a task was given back, as far as it can be counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnKind>))]
public enum ReturnKind
{
    [JsonStringEnumMemberName("other")] Other,

    /// <summary>A field or language the person is not sure in, or somebody they know.</summary>
    [JsonStringEnumMemberName("not_mine")] NotMine,

    /// <summary>Harmful or distressing content.</summary>
    [JsonStringEnumMemberName("harmful")] Harmful,

    /// <summary>Cut off, garbled, empty, or in another language than it says.</summary>
    [JsonStringEnumMemberName("broken")] Broken,

    /// <summary>It names its model, or a real person.</summary>
    [JsonStringEnumMemberName("identity")] Identity,
}

/// <summary>A task given back unjudged, and why. Its pair is not offered to that person again in the round.</summary>
internal sealed record TaskReturn
{
    public required Guid AssignmentId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required ReturnKind Kind { get; init; }

    /// <summary>The person's own words, sealed.</summary>
    public required byte[] Reason { get; init; }
    public required DateTimeOffset ReturnedAt { get; init; }
}

internal sealed class WorkingMaps : IEntityTypeConfiguration<Assignment>, IEntityTypeConfiguration<AnnotatorStream>, IEntityTypeConfiguration<TaskReturn>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("assignments").HasIndex(a => new { a.RoundId, a.PairId, a.AnnotatorId }).IsUnique();
        builder.HasIndex(a => new { a.ProjectId, a.AnnotatorId }, "ix_assignments_held").HasDatabaseName("ix_assignments_held").IsUnique().HasFilter("state = 'Leased'");
        builder.HasIndex(a => new { a.ProjectId, a.AnnotatorId }, "ix_assignments_lapsed").HasDatabaseName("ix_assignments_lapsed").HasFilter("state = 'Expired'");
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QualifiedAnnotator>().WithMany().HasForeignKey(a => a.QualificationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AnnotatorStream> builder) =>
        builder.ToTable("annotator_streams").HasKey(s => new { s.RoundId, s.AnnotatorId });

    public void Configure(EntityTypeBuilder<TaskReturn> builder)
    {
        builder.IsAppendOnly().ToTable("task_returns").HasKey(r => r.AssignmentId);
        builder.HasOne<Assignment>().WithOne().HasForeignKey<TaskReturn>(r => r.AssignmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class WorkingTables
{
    private static readonly HotQuery<Func<ConcaveDb, Guid, CancellationToken, Task<Assignment?>>> ById = new(() =>
        EF.CompileAsyncQuery((ConcaveDb db, Guid id, CancellationToken stop) => db.Set<Assignment>().AsNoTracking().FirstOrDefault(a => a.Id == id)));

    extension(ConcaveDb db)
    {
        internal DbSet<Assignment> Assignments => db.Set<Assignment>();
        internal DbSet<AnnotatorStream> AnnotatorStreams => db.Set<AnnotatorStream>();
        internal DbSet<TaskReturn> TaskReturns => db.Set<TaskReturn>();

        /// <summary>The person's own assignment, or the refusal that says no more than that there is none.</summary>
        internal async Task<Result<Assignment>> OwnAssignment(Guid id, Actor actor, CancellationToken stop) =>
            await ById.On(db)(db, id, stop) is { } found && found.AnnotatorId == actor.Id ? found : Errors.UnknownTask;
    }
}
