using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.PreScoring.Making;

/// <summary>What an answer is worth.</summary>
public enum MadeKind
{
    /// <summary>A response.</summary>
    Response,

    /// <summary>The model declined.</summary>
    Refused,

    /// <summary>It was longer than it may be, or the provider broke it off.</summary>
    CutOff,

    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>Word for word the other response.</summary>
    Same,

    /// <summary>The provider does not take the question: too long, or rejected.</summary>
    NotTaken,

    /// <summary>Again and again no answer came to this question while others were answered.</summary>
    NoAnswer,
}

/// <summary>
/// One answer as it came, whatever it is worth. There is one row for a prompt, part and try, and it is written before
/// anything follows from it: after a crash nothing is asked twice.
/// </summary>
internal sealed record MadeAnswer
{
    internal const int LongestFault = 200;
    internal const int LongestId = 200;

    public required Guid Id { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid PromptId { get; init; }
    public required Part Part { get; init; }

    /// <summary>1, or 2 when the first answer was empty or the same.</summary>
    public required int Try { get; init; }
    public required MadeKind Kind { get; init; }

    /// <summary>Why there is no answer, in the provider's words; "" otherwise.</summary>
    public required string Fault { get; init; }

    /// <summary>The text of the answer, sealed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>The model that answered, in the provider's words.</summary>
    public required string Model { get; init; }
    public required string RecipeVersion { get; init; }
    public required string RequestId { get; init; }
    public required int InputTokens { get; init; }
    public required int OutputTokens { get; init; }

    /// <summary>In billionths of a dollar.</summary>
    public required long Cost { get; init; }
    public required int Milliseconds { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
}

internal sealed class MadeAnswerMap : IEntityTypeConfiguration<MadeAnswer>
{
    public void Configure(EntityTypeBuilder<MadeAnswer> builder)
    {
        builder.IsAppendOnly().ToTable("made_answers");
        builder.Property(a => a.Fault).HasMaxLength(MadeAnswer.LongestFault);
        builder.Property(a => a.Model).HasMaxLength(MadeAnswer.LongestId);
        builder.Property(a => a.RecipeVersion).HasMaxLength(64);
        builder.Property(a => a.RequestId).HasMaxLength(MadeAnswer.LongestId);
        builder.HasIndex(a => new { a.PromptId, a.Part, a.Try }).IsUnique();
        builder.HasIndex(a => a.OrderId);
        builder.HasOne<OrderedPrompt>().WithMany().HasForeignKey(a => a.PromptId).OnDelete(DeleteBehavior.Restrict);
    }
}
