using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Matching.Exercises;

/// <summary>
/// Pairs shown blind to one annotator before production, in a fixed order: one calibration attempt, or one person's part
/// of a pilot. It keeps the plan that was in force when it began; a later, looser one does not help anybody through.
/// </summary>
internal sealed record Exercise
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required string Pseudonym { get; init; }

    /// <summary>Calibration, Pilot or Audit.</summary>
    public required PairPurpose Purpose { get; init; }

    /// <summary>Of the attempt, the pilot or the audit; from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The pilot it is part of.</summary>
    public Guid? PilotId { get; init; }

    /// <summary>Canonical JSON of the <see cref="QualityPlan"/>.</summary>
    public required string Plan { get; init; }
    public required int Pairs { get; init; }

    /// <summary>The 32 bytes that pairs, order and sides were drawn with, sealed with the project's key.</summary>
    public required byte[] Seed { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
}

/// <summary>One pair of an exercise. Its id is all the annotator learns; it says nothing of the pair.</summary>
internal sealed record ExerciseTask
{
    public required Guid Id { get; init; }
    public required Guid ExerciseId { get; init; }
    public required Guid AnnotatorId { get; init; }
    public required Guid PairId { get; init; }

    /// <summary>0-based place.</summary>
    public required int Position { get; init; }
    public required Side Shown { get; init; }
}

/// <summary>An answer, given once.</summary>
internal sealed record ExerciseAnswer
{
    public required Guid TaskId { get; init; }
    public required Guid ExerciseId { get; init; }
    public required Choice Choice { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
}

/// <summary>How a calibration attempt came out.</summary>
internal sealed record AttemptEnd
{
    public required Guid ExerciseId { get; init; }
    public double? Kappa { get; init; }
    public double? KappaLow { get; init; }
    public double? KappaHigh { get; init; }
    public required bool Passed { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
}

/// <summary>A pilot: one set of pairs, an exercise for each annotator qualified when it began.</summary>
internal sealed record Pilot
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required int Number { get; init; }
    public required Guid GuidelinesId { get; init; }
    public required int Pairs { get; init; }
    public required Guid StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
}

/// <summary>How a pilot came out.</summary>
internal sealed record PilotEnd
{
    public required Guid PilotId { get; init; }
    public double? Kappa { get; init; }
    public double? KappaLow { get; init; }
    public double? KappaHigh { get; init; }
    public required double Threshold { get; init; }
    public required int Pairs { get; init; }
    public required int Annotators { get; init; }
    public required bool Proven { get; init; }
    public required string Note { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
}

internal static class ExerciseTables
{
    extension(ConcaveDb db)
    {
        internal DbSet<Exercise> Exercises => db.Set<Exercise>();
        internal DbSet<ExerciseTask> ExerciseTasks => db.Set<ExerciseTask>();
        internal DbSet<ExerciseAnswer> ExerciseAnswers => db.Set<ExerciseAnswer>();
        internal DbSet<AttemptEnd> AttemptEnds => db.Set<AttemptEnd>();
        internal DbSet<Pilot> Pilots => db.Set<Pilot>();
        internal DbSet<PilotEnd> PilotEnds => db.Set<PilotEnd>();
    }
}

internal sealed class ExerciseMaps : IEntityTypeConfiguration<Exercise>, IEntityTypeConfiguration<ExerciseTask>,
    IEntityTypeConfiguration<ExerciseAnswer>, IEntityTypeConfiguration<AttemptEnd>, IEntityTypeConfiguration<Pilot>, IEntityTypeConfiguration<PilotEnd>
{
    public void Configure(EntityTypeBuilder<Exercise> builder)
    {
        builder.IsAppendOnly().ToTable("exercises").HasIndex(e => new { e.ProjectId, e.AnnotatorId, e.Purpose, e.Number }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(e => e.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Pilot>().WithMany().HasForeignKey(e => e.PilotId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ExerciseTask> builder)
    {
        // Nobody is shown a pair twice: not in another attempt, not in another pilot.
        builder.IsAppendOnly().ToTable("exercise_tasks").HasIndex(t => new { t.AnnotatorId, t.PairId }).IsUnique();
        builder.HasIndex(t => new { t.ExerciseId, t.Position }).IsUnique();
        builder.HasOne<Exercise>().WithMany().HasForeignKey(t => t.ExerciseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Pair>().WithMany().HasForeignKey(t => t.PairId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ExerciseAnswer> builder)
    {
        builder.IsAppendOnly().ToTable("exercise_answers").HasKey(a => a.TaskId);
        builder.HasIndex(a => a.ExerciseId);
        builder.HasOne<ExerciseTask>().WithOne().HasForeignKey<ExerciseAnswer>(a => a.TaskId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttemptEnd> builder)
    {
        builder.IsAppendOnly().ToTable("attempt_ends").HasKey(e => e.ExerciseId);
        builder.HasOne<Exercise>().WithOne().HasForeignKey<AttemptEnd>(e => e.ExerciseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Pilot> builder)
    {
        builder.IsAppendOnly().ToTable("pilots").HasIndex(p => new { p.ProjectId, p.Number }).IsUnique();
        builder.HasOne<ApprovedGuidelines>().WithMany().HasForeignKey(p => p.GuidelinesId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PilotEnd> builder)
    {
        builder.IsAppendOnly().ToTable("pilot_ends").HasKey(e => e.PilotId);
        builder.HasOne<Pilot>().WithOne().HasForeignKey<PilotEnd>(e => e.PilotId).OnDelete(DeleteBehavior.Restrict);
    }
}
