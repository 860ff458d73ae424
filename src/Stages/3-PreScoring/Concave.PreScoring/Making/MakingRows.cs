using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.PreScoring.Making;

/// <summary>A file of prompts whose responses are made by one recipe [R6]. The same file and recipe again is the same order.</summary>
internal sealed record ResponseOrder
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>The NDA under which the prompts were accepted [S1].</summary>
    public required Guid NdaId { get; init; }

    /// <summary>The file's name, sealed.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower hex.</summary>
    public required string FileDigest { get; init; }
    public required ResponseSource Kind { get; init; }

    /// <summary>JSON of the <see cref="Making.Recipe"/>.</summary>
    public required string Recipe { get; init; }
    public required string RecipeVersion { get; init; }

    /// <summary>JSON array of {code, count}: rows of the file that are no prompt for this recipe.</summary>
    public required string SetAside { get; init; }
    public required Guid StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
}

/// <summary>What was decided about an order, by a person or by itself. The last one counts.</summary>
internal sealed record OrderStep
{
    public required Guid OrderId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }
    public required PassState State { get; init; }

    /// <summary>What the whole order may cost, in billionths of a dollar.</summary>
    public required long Budget { get; init; }
    public required string Why { get; init; }

    /// <summary>Who decided; empty for the order itself.</summary>
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>One prompt of an order. Text is sealed.</summary>
internal sealed record OrderedPrompt
{
    public required Guid Id { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid ProjectId { get; init; }
    public required long Row { get; init; }
    public required string ExternalId { get; init; }
    public required string Language { get; init; }
    public required int Words { get; init; }

    /// <summary>The sealed <see cref="PromptRecord"/>.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>What came of a prompt, once there is nothing left to ask: its pair, or why there is none.</summary>
internal sealed record PromptOutcome
{
    /// <summary>A pair was made.</summary>
    internal const string Made = "made";

    public required Guid PromptId { get; init; }
    public required Guid OrderId { get; init; }

    /// <summary><see cref="Made"/>, or the reason: <c>refused</c>, <c>empty</c>, <c>cut-off</c>, <c>same</c>, <c>not-taken</c>, <c>no-answer</c>.</summary>
    public required string Code { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal static class MakingTables
{
    extension(ConcaveDb db)
    {
        internal DbSet<ResponseOrder> ResponseOrders => db.Set<ResponseOrder>();
        internal DbSet<OrderStep> OrderSteps => db.Set<OrderStep>();
        internal DbSet<OrderedPrompt> OrderedPrompts => db.Set<OrderedPrompt>();
        internal DbSet<MadeAnswer> MadeAnswers => db.Set<MadeAnswer>();
        internal DbSet<PromptOutcome> PromptOutcomes => db.Set<PromptOutcome>();

        /// <summary>The last step of an order.</summary>
        internal Task<OrderStep> LastOrderStep(Guid order, CancellationToken stop) =>
            db.OrderSteps.Where(s => s.OrderId == order).OrderByDescending(s => s.Number).FirstAsync(stop);

        /// <summary>Adds the step after <paramref name="last"/>; the budget stays as it is unless another is given.</summary>
        internal OrderStep NextStep(OrderStep last, PassState state, string why, Guid by, TimeProvider clock, long? budget = null) => db.OrderSteps.Add(
            last with { Number = last.Number + 1, State = state, Budget = budget ?? last.Budget, Why = why, By = by, At = clock.GetUtcNow() }).Entity;

        /// <summary>Prompts of an order of which nothing came yet.</summary>
        internal IQueryable<OrderedPrompt> Open(Guid order) =>
            db.OrderedPrompts.Where(p => p.OrderId == order && !db.Set<PromptOutcome>().Any(o => o.PromptId == p.Id));
    }
}

internal sealed class MakingMaps : IEntityTypeConfiguration<ResponseOrder>, IEntityTypeConfiguration<OrderStep>,
    IEntityTypeConfiguration<OrderedPrompt>, IEntityTypeConfiguration<PromptOutcome>
{
    public void Configure(EntityTypeBuilder<ResponseOrder> builder)
    {
        builder.IsAppendOnly().ToTable("response_orders").HasIndex(o => new { o.ProjectId, o.FileDigest, o.RecipeVersion }).IsUnique();
        builder.HasOne<SignedNda>().WithMany().HasForeignKey(o => o.NdaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OrderStep> builder)
    {
        builder.IsAppendOnly().ToTable("response_order_steps").HasKey(s => new { s.OrderId, s.Number });
        builder.HasOne<ResponseOrder>().WithMany().HasForeignKey(s => s.OrderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OrderedPrompt> builder)
    {
        builder.IsAppendOnly().ToTable("ordered_prompts").Property(p => p.ExternalId).HasMaxLength(300);
        builder.HasIndex(p => new { p.ProjectId, p.ExternalId }).IsUnique();
        builder.HasIndex(p => new { p.OrderId, p.Row }).IsUnique();
        builder.HasOne<ResponseOrder>().WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PromptOutcome> builder)
    {
        builder.IsAppendOnly().ToTable("prompt_outcomes").HasKey(o => o.PromptId);
        builder.Property(o => o.Code).HasMaxLength(40);
        builder.HasIndex(o => new { o.OrderId, o.Code });
        builder.HasOne<OrderedPrompt>().WithOne().HasForeignKey<PromptOutcome>(o => o.PromptId).OnDelete(DeleteBehavior.Restrict);
    }
}
