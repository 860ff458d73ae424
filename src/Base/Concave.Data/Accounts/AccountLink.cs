using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Accounts;

/// <summary>A link by which somebody sets their own password, once. Only the SHA-256 of its code is kept.</summary>
public sealed class AccountLink
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, or when a newer one took its place.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class AccountLinkMap : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("account_links");
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasOne<ConcaveUser>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
