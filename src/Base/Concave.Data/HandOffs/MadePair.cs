using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>
/// A prompt with its two responses, of which a model made one or both [R6]. It waits to be taken in like a row of a
/// client's file, and stays as the record of who made what: no annotator and no judge is shown that.
/// </summary>
public sealed record MadePair
{
    /// <summary>The id of the prompt it was made for.</summary>
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>The order that had it made.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>The prompt's place in its file.</summary>
    public required long Row { get; init; }

    /// <summary>The id under which the pair is taken in; once in a project.</summary>
    public required string ExternalId { get; init; }

    /// <summary>As <see cref="Pair.ContentHash"/>: with the id it says which pair came of this.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The family of the model that made response A, lower case; null for the client's own.</summary>
    public string? FamilyA { get; init; }
    public string? FamilyB { get; init; }

    /// <summary>JSON of who made response A and how, without content; null for the client's own.</summary>
    public string? MadeA { get; init; }
    public string? MadeB { get; init; }

    /// <summary>The <see cref="Kernel.Records.PairRecord"/>, sealed with the project's key; <c>pair</c> is <see cref="Id"/>.</summary>
    public required byte[] Content { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>Finds who made what.</summary>
public static class MadePairs
{
    extension(ConcaveDb db)
    {
        /// <summary>What was made of the project's pairs by a model of the family: the pairs whose judge must be of another one.</summary>
        public IQueryable<MadePair> MadeBy(Guid project, string family) =>
            db.MadePairs.Where(m => m.ProjectId == project && (m.FamilyA == family || m.FamilyB == family));
    }
}

internal sealed class MadePairMap : IEntityTypeConfiguration<MadePair>
{
    public void Configure(EntityTypeBuilder<MadePair> builder)
    {
        builder.IsAppendOnly().Property(m => m.ExternalId).HasMaxLength(300);
        builder.Property(m => m.FamilyA).HasMaxLength(40);
        builder.Property(m => m.FamilyB).HasMaxLength(40);
        builder.HasIndex(m => new { m.ProjectId, m.ExternalId }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
