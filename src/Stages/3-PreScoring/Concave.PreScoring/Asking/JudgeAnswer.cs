using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.PreScoring.Asking;

/// <summary>What a judge was asked about a pair.</summary>
public enum Question
{
    /// <summary>Which is better, with response A first.</summary>
    Better,

    /// <summary>Which is better, with response B first.</summary>
    BetterSwapped,

    /// <summary>Which is worse: asked of pairs under suspicion only.</summary>
    Worse,
}

/// <summary>What an answer is worth.</summary>
public enum AnswerKind
{
    /// <summary>A verdict that passed every check.</summary>
    Verdict,

    /// <summary>The model declined.</summary>
    Refused,

    /// <summary>It ended before it was complete.</summary>
    CutOff,

    /// <summary>It does not hold what was asked for; <see cref="JudgeAnswer.Fault"/> says what.</summary>
    Malformed,

    /// <summary>The provider does not take the question: too long, or rejected.</summary>
    NotTaken,

    /// <summary>Again and again no answer came to this question while others were answered.</summary>
    NoAnswer,
}

/// <summary>
/// One answer as it came, whatever it is worth. There is one row for a pair, provider, question and try, and it is
/// written before anything follows from it: after a crash nothing is asked twice.
/// </summary>
internal sealed record JudgeAnswer
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid PairId { get; init; }
    public required string Provider { get; init; }
    public required Question Question { get; init; }

    /// <summary>1, or 2 when the first answer could not be used.</summary>
    public required int Try { get; init; }
    public required AnswerKind Kind { get; init; }

    /// <summary>What is wrong with the answer, by its code; "" for a verdict.</summary>
    public required string Fault { get; init; }

    /// <summary>The verdict in the terms of the stored pair; for <see cref="Question.Worse"/> the one called worse.</summary>
    public Choice? Choice { get; init; }

    /// <summary>As stated, in [0, 1].</summary>
    public double? Confidence { get; init; }
    public bool InjectionSuspected { get; init; }

    /// <summary>The text of the answer, sealed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>The code of the marks around the pair in this question.</summary>
    public required string Nonce { get; init; }

    /// <summary>The model that answered, in the provider's words.</summary>
    public required string Model { get; init; }
    public required string PromptVersion { get; init; }
    public required string RequestId { get; init; }
    public required int FreshTokens { get; init; }
    public required int CacheWrittenTokens { get; init; }
    public required int CacheReadTokens { get; init; }
    public required int OutputTokens { get; init; }

    /// <summary>In billionths of a dollar.</summary>
    public required long Cost { get; init; }
    public required bool InBatch { get; init; }
    public required int Milliseconds { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
}

internal static class AnswerRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<JudgeAnswer> JudgeAnswers => db.Set<JudgeAnswer>();
    }
}

internal sealed class AnswerMap : IEntityTypeConfiguration<JudgeAnswer>
{
    public void Configure(EntityTypeBuilder<JudgeAnswer> builder)
    {
        builder.IsAppendOnly().ToTable("judge_answers");
        builder.Property(a => a.Provider).HasMaxLength(100);
        builder.Property(a => a.Fault).HasMaxLength(100);
        builder.Property(a => a.Nonce).HasMaxLength(20);
        builder.Property(a => a.Model).HasMaxLength(200);
        builder.Property(a => a.PromptVersion).HasMaxLength(64);
        builder.Property(a => a.RequestId).HasMaxLength(200);
        builder.HasIndex(a => new { a.PairId, a.Provider, a.Question, a.Try }).IsUnique();
        builder.HasIndex(a => new { a.ProjectId, a.Provider });
        builder.HasOne<Pair>().WithMany().HasForeignKey(a => a.PairId).OnDelete(DeleteBehavior.Restrict);
    }
}
