using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.PreScoring.Asking;

/// <summary>How a judge is asked.</summary>
public enum AskingWay
{
    /// <summary>One question, one answer: done in hours.</summary>
    Direct,

    /// <summary>Message batches: half the price, up to a day, and the provider keeps the texts until we delete them.</summary>
    Batches,
}

/// <summary>Where a first pass stands.</summary>
public enum PassState
{
    Running,

    /// <summary>A person stopped it.</summary>
    Stopped,

    /// <summary>The budget does not allow another question.</summary>
    OutOfBudget,

    /// <summary>The provider will not answer until a person does something: a key, a bill, a setting.</summary>
    Barred,

    /// <summary>There is an opinion, or the reason why there is none, on every pair.</summary>
    Finished,
}

/// <summary>
/// One judge asked about a project's pairs under one rubric [R1]. Asking again after a stop is the same pass: its
/// provider's name holds model and prompt, and what is answered stays answered.
/// </summary>
internal sealed record FirstPass
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid GuidelinesId { get; init; }

    /// <summary>The judge's name in <c>judges.json</c>.</summary>
    public required string Judge { get; init; }
    public required string Model { get; init; }

    /// <summary>Stands beside its opinions: <c>anthropic:claude-sonnet-5-5/1a2b3c4d</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>SHA-256 of everything in the prompt but the pair, lower hex.</summary>
    public required string PromptVersion { get; init; }
    public required Guid StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
}

/// <summary>What was decided about a pass, by a person or by the pass itself. The last one counts.</summary>
internal sealed record PassStep
{
    public required Guid PassId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }
    public required PassState State { get; init; }
    public required AskingWay Way { get; init; }

    /// <summary>What the whole pass may cost, in billionths of a dollar.</summary>
    public required long Budget { get; init; }
    public required string Why { get; init; }

    /// <summary>Who decided; empty for the pass itself.</summary>
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Whose turn it is to work on a pass, or on an order of responses: one process at a time, and after a crash another when the turn is over.</summary>
internal sealed class AskingTurn
{
    /// <summary>The pass or the order.</summary>
    public required Guid WorkId { get; init; }
    public Guid? Holder { get; set; }
    public required DateTimeOffset Until { get; set; }

    /// <summary>What the provider last failed with; null since it answers.</summary>
    public string? Trouble { get; set; }
}

internal static class PassRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<FirstPass> FirstPasses => db.Set<FirstPass>();
        internal DbSet<PassStep> PassSteps => db.Set<PassStep>();
        internal DbSet<AskingTurn> AskingTurns => db.Set<AskingTurn>();

        /// <summary>Adds the step after <paramref name="last"/>; way and budget stay as they are unless others are given.</summary>
        internal PassStep NextStep(PassStep last, PassState state, string why, Guid by, TimeProvider clock, AskingWay? way = null, long? budget = null) => db.PassSteps.Add(new PassStep
        {
            PassId = last.PassId,
            Number = last.Number + 1,
            State = state,
            Way = way ?? last.Way,
            Budget = budget ?? last.Budget,
            Why = why,
            By = by,
            At = clock.GetUtcNow(),
        }).Entity;

        /// <summary>The last step of a pass.</summary>
        internal Task<PassStep> LastStep(Guid pass, CancellationToken stop) =>
            db.PassSteps.Where(s => s.PassId == pass).OrderByDescending(s => s.Number).FirstAsync(stop);
    }
}

internal sealed class PassMaps : IEntityTypeConfiguration<FirstPass>, IEntityTypeConfiguration<PassStep>, IEntityTypeConfiguration<AskingTurn>
{
    public void Configure(EntityTypeBuilder<FirstPass> builder)
    {
        builder.IsAppendOnly().ToTable("first_passes");
        builder.Property(p => p.Judge).HasMaxLength(40);
        builder.Property(p => p.Model).HasMaxLength(70);
        builder.Property(p => p.Provider).HasMaxLength(100);
        builder.Property(p => p.PromptVersion).HasMaxLength(64);
        builder.HasIndex(p => new { p.ProjectId, p.Provider }).IsUnique();
        builder.HasOne<ApprovedGuidelines>().WithMany().HasForeignKey(p => p.GuidelinesId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PassStep> builder)
    {
        builder.IsAppendOnly().ToTable("first_pass_steps").HasKey(s => new { s.PassId, s.Number });
        builder.HasOne<FirstPass>().WithMany().HasForeignKey(s => s.PassId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AskingTurn> builder) => builder.ToTable("asking_turns").HasKey(t => t.WorkId);
}
