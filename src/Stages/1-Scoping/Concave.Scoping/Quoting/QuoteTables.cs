using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Scoping.Quoting;

/// <summary>One version of a quote. A change is a new version under the same number.</summary>
internal sealed record Quote
{
    public required Guid Id { get; init; }

    /// <summary>The year it was first made in, UTC.</summary>
    public required int Year { get; init; }

    /// <summary>1 for the year's first.</summary>
    public required int Number { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Version { get; init; }

    /// <summary>The <see cref="QuoteDocument"/> as JSON: what was promised, with the prices it came from.</summary>
    public required string Document { get; init; }
    public required Guid MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>From this moment on it binds nobody.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>The project that a quote became: at most one a number.</summary>
internal sealed record QuoteProject
{
    public required Guid Id { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }

    /// <summary>The version that was agreed to.</summary>
    public required Guid QuoteId { get; init; }
    public required Guid ProjectId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
}

internal sealed class QuoteMap : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.ToTable("quotes").IsAppendOnly();
        builder.HasIndex(q => new { q.Year, q.Number, q.Version }).IsUnique();
    }
}

internal sealed class QuoteProjectMap : IEntityTypeConfiguration<QuoteProject>
{
    public void Configure(EntityTypeBuilder<QuoteProject> builder)
    {
        builder.ToTable("quote_projects").IsAppendOnly();
        builder.HasIndex(p => new { p.Year, p.Number }).IsUnique();
        builder.HasOne<Quote>().WithMany().HasForeignKey(p => p.QuoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class QuoteSets
{
    extension(ConcaveDb db)
    {
        internal DbSet<Quote> Quotes => db.Set<Quote>();

        internal DbSet<QuoteProject> QuoteProjects => db.Set<QuoteProject>();
    }
}
